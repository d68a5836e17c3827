package org.doubleloop.gateway.contract;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Finds out what a request asks for before anything else looks at it, and leaves it on the
/// exchange for access and routes to go by.
final class Lookup implements WebFilter, Ordered {

  private static final String ATTRIBUTE = Lookup.class.getName();

  private final Operations operations;

  Lookup(Operations operations) {
    this.operations = operations;
  }

  static Operations.Found of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, new Operations.Found.Nothing());
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
