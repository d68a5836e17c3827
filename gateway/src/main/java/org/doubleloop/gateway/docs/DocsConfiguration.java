package org.doubleloop.gateway.docs;

import org.doubleloop.gateway.contract.DocumentedOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

  /// Every gateway of a process has the same class path.
  private static final byte[] DOCUMENT =
      JsonMapper.shared().writeValueAsBytes(MergedDocument.of(DocumentedOperations.read()));

  @Bean
  RouterFunction<ServerResponse> docsRoutes() {
    return new DocsRoutes(DOCUMENT).routes();
  }
}
