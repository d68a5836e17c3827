package org.doubleloop.gateway.route;

import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Puts the caller's token in the place of the credentials that he has shown. No key and no cookie
/// is passed on.
final class TokenRelay implements GatewayFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return exchange
        .getPrincipal()
        .ofType(AuthenticatedCaller.class)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("Nobody has come in")))
        .flatMap(caller -> chain.filter(withToken(exchange, caller.token())));
  }

  private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
    return exchange
        .mutate()
        .request(request ->
            request.headers(headers -> {
              headers.setBearerAuth(token);
              headers.remove("X-Api-Key");
              headers.remove(HttpHeaders.COOKIE);
            }))
        .build();
  }
}
