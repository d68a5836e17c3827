package org.doubleloop.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the key or the token that a request shows: in `Authorization`, or in a header of its own.
final class CredentialConverter implements ServerAuthenticationConverter {

  static final String API_KEY = "X-Api-Key";

  private final ServerAuthenticationConverter bearer =
      new ServerBearerTokenAuthenticationConverter();

  @Override
  public Mono<Authentication> convert(ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    var keys = headers.getOrEmpty(API_KEY);
    if (headers.getOrEmpty(HttpHeaders.AUTHORIZATION).size() + keys.size() > 1) {
      return Mono.error(new InvalidBearerTokenException("Show one key or token, and once"));
    }
    return bearer
        .convert(exchange)
        .switchIfEmpty(
            Flux.fromIterable(keys)
                .next()
                .filter(text -> !text.isBlank())
                .map(BearerTokenAuthenticationToken::new));
  }
}
