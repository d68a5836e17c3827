package org.doubleloop.gateway.start;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.key.ApiKeys;
import org.doubleloop.kit.store.Store;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstStartProperties.class)
class StartConfiguration {
  @Bean
  FirstStart firstStart(
      Store store,
      ApiKeys keys,
      FirstStartProperties properties,
      Clock clock,
      RandomGenerator random,
      ApplicationEventPublisher events) {
    return new FirstStart(
        new Organizations(store), keys, properties, clock, random, events::publishEvent);
  }
}
