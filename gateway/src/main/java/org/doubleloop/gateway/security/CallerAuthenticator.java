package org.doubleloop.gateway.security;

import org.doubleloop.gateway.key.KeyExchange;
import org.doubleloop.gateway.key.KeyText;
import org.doubleloop.gateway.token.Tokens;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/// Lets in who shows a valid key or token.
final class CallerAuthenticator implements ReactiveAuthenticationManager {

  private final KeyExchange exchange;
  private final Tokens tokens;

  CallerAuthenticator(KeyExchange exchange, Tokens tokens) {
    this.exchange = exchange;
    this.tokens = tokens;
  }

  @Override
  public Mono<Authentication> authenticate(Authentication shown) {
    var text = String.valueOf(shown.getCredentials());
    if (KeyText.looksLikeKey(text)) {
      return KeyText.parse(text)
          .map(exchange::authenticate)
          .orElseGet(() -> Mono.error(KeyExchange::unknown))
          .cast(Authentication.class);
    }
    return Mono.fromCallable(() -> tokens.authenticate(text))
        .cast(Authentication.class)
        .onErrorMap(JwtException.class, CallerAuthenticator::invalid);
  }

  private static InvalidBearerTokenException invalid(JwtException cause) {
    return new InvalidBearerTokenException("This is no API key and no valid token", cause);
  }
}
