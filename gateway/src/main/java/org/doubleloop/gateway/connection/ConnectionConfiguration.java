package org.doubleloop.gateway.connection;

import org.doubleloop.gateway.limit.LimitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

  @Bean
  HeaderTimeouts headerTimeouts(LimitProperties properties) {
    return new HeaderTimeouts(properties.headers(), properties.connections());
  }

  @Bean
  ConnectionRate connectionRate(LimitProperties properties) {
    return new ConnectionRate(properties.opened(), properties.window());
  }
}
