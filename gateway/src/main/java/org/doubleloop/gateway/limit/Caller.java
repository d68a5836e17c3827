package org.doubleloop.gateway.limit;

import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// On whose account a request goes.
///
/// @param key the id of the key or client that it shows
public record Caller(String organization, String key) {

  /// Who has come in with this exchange; empty where nobody has to.
  public static Mono<Caller> of(ServerWebExchange exchange) {
    return exchange
        .getPrincipal()
        .ofType(AuthenticatedCaller.class)
        .map(AuthenticatedCaller::grant)
        .map(grant -> new Caller(grant.organization(), grant.client()));
  }
}
