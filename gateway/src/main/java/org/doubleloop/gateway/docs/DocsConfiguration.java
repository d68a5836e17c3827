package org.doubleloop.gateway.docs;

import org.doubleloop.gateway.contract.DocumentedOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
  @Bean
  RouterFunction<ServerResponse> docsRoutes(DocumentedOperations operations) {
    return new DocsRoutes(JsonMapper.shared().writeValueAsBytes(MergedDocument.of(operations)))
        .routes();
  }
}
