package org.doubleloop.gateway.contract;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Finds out what a request asks for before anything else looks at it, and leaves it on the
/// exchange for access and routes to go by.
final class OperationResolver implements WebFilter, Ordered {

  private static final String ATTRIBUTE = OperationResolver.class.getName();

  private final DocumentedOperations operations;

  OperationResolver(DocumentedOperations operations) {
    this.operations = operations;
  }

  static DocumentedOperations.Found of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, new DocumentedOperations.Found.Nothing());
  }

  /// Before access, which stands at -100.
  @Override
  public int getOrder() {
    return -200;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    exchange
        .getAttributes()
        .put(
            ATTRIBUTE,
            operations.find(request.getMethod(), request.getPath().pathWithinApplication()));
    return chain.filter(exchange);
  }
}
