package org.doubleloop.gateway.rate;

import io.github.bucket4j.TimeMeter;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.limit.LimitProperties;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RateConfiguration {

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
