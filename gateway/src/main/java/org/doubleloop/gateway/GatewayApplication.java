package org.doubleloop.gateway;

import org.doubleloop.kit.heap.HeapConfiguration;
import org.doubleloop.kit.store.StoreConfiguration;
import org.doubleloop.kit.time.TimeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Starts the gateway, configured by `gateway.yml`.
@SpringBootApplication(
    exclude = ReactiveUserDetailsServiceAutoConfiguration.class,
    proxyBeanMethods = false)
@Import({StoreConfiguration.class, TimeConfiguration.class, HeapConfiguration.class})
public class GatewayApplication {

  static void main(String[] args) {
    new SpringApplicationBuilder(GatewayApplication.class)
        .web(WebApplicationType.REACTIVE)
        .properties("spring.config.name=gateway")
        .run(args);
  }
}
