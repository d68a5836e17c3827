package org.doubleloop.gateway.start;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.key.ApiKeys;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.sandbox.Sandboxes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstStartProperties.class)
class StartConfiguration {
  @Bean
  FirstStart firstStart(
      Organizations organizations,
      Sandboxes sandboxes,
      ApiKeys keys,
      FirstStartProperties properties,
      Clock clock,
      RandomGenerator random,
      ApplicationEventPublisher events) {
    return new FirstStart(
        organizations, sandboxes, keys, properties, clock, random, events::publishEvent);
  }
}
