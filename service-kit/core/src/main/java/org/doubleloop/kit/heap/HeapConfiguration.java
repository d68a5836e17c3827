package org.doubleloop.kit.heap;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has a service watch its heap: it is not ready while the collector leaves it no time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeapProperties.class)
public class HeapConfiguration {
  @Bean
  HeapWatch heapWatch(
      HeapProperties properties, ApplicationContext context, ApplicationAvailability availability) {
    return new HeapWatch(properties, new Readiness(context, availability)::change);
  }
}
