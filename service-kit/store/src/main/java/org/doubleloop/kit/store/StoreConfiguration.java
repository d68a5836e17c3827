package org.doubleloop.kit.store;

import com.mongodb.MongoException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives a service its [Store], and its health group the contributor `store`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreConfiguration {
  @Bean
  Store store(StoreProperties properties) {
    return Store.open(properties);
  }

  @Bean
  HealthIndicator storeHealthIndicator(Store store) {
    return () -> {
      try {
        store.ping();
        return Health.up().build();
      } catch (MongoException unreachable) {
        return Health.down(unreachable).build();
      }
    };
  }
}
