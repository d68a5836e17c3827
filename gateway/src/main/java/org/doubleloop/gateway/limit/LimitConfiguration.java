package org.doubleloop.gateway.limit;

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
}
