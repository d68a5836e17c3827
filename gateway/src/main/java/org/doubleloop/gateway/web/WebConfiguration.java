package org.doubleloop.gateway.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
  @Bean
  BlockingCalls blockingCalls() {
    return new BlockingCalls();
  }

  @Bean
  UnknownCharsets unknownCharsets() {
    return new UnknownCharsets();
  }
}
