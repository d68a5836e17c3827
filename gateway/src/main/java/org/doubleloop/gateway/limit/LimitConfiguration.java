package org.doubleloop.gateway.limit;

import io.github.bucket4j.TimeMeter;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

  @Bean
  Limits limits(LimitProperties properties, Problems problems) {
    return new Limits(properties, problems);
  }

  @Bean
  RateLimitFilter rateLimitFilter(
      LimitProperties properties, Problems problems, RandomGenerator random) {
    var limits =
        new RateLimits(
            properties.requests(),
            properties.organization() * properties.requests(),
            properties.window(),
            TimeMeter.SYSTEM_NANOTIME);
    return new RateLimitFilter(limits, problems, random);
  }

  @Bean
  AnonymousFilter anonymousFilter(LimitProperties properties, RandomGenerator random) {
    int requests = properties.anonymous();
    return new AnonymousFilter(
        new RateLimits(requests, requests, properties.window(), TimeMeter.SYSTEM_NANOTIME), random);
  }
}
