package org.doubleloop.gateway.security;

import org.doubleloop.gateway.access.Admission;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.key.KeyExchange;
import org.doubleloop.gateway.key.KeyText;
import org.doubleloop.gateway.token.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets in who shows a valid key or token, and keeps the gateway's own operations for those who
/// hold their scopes. Whether a caller may do what he asks a service for, the service decides.
final class Door
    implements ReactiveAuthenticationManager,
        ReactiveAuthorizationManager<AuthorizationContext>,
        ServerAuthenticationConverter,
        ServerWebExchangeMatcher {

  static final String API_KEY = "X-Api-Key";

  private final ServerAuthenticationConverter bearer =
      new ServerBearerTokenAuthenticationConverter();
  private final KeyExchange exchange;
  private final Tokens tokens;

  Door(KeyExchange exchange, Tokens tokens) {
    this.exchange = exchange;
    this.tokens = tokens;
  }

  /// Keys are looked at only where one is needed.
  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    return DocumentedOperation.of(exchange).filter(operation -> !operation.isOpen()).isPresent()
        ? MatchResult.match()
        : MatchResult.notMatch();
  }

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

  @Override
  public Mono<Authentication> authenticate(Authentication shown) {
    var text = String.valueOf(shown.getCredentials());
    if (KeyText.looksLikeKey(text)) {
      return KeyText.parse(text)
          .map(exchange::admit)
          .orElseGet(() -> Mono.error(KeyExchange::unknown))
          .cast(Authentication.class);
    }
    return Mono.fromCallable(() -> tokens.admit(text))
        .cast(Authentication.class)
        .onErrorMap(JwtException.class, Door::invalid);
  }

  private static InvalidBearerTokenException invalid(JwtException cause) {
    return new InvalidBearerTokenException("This is no API key and no valid token", cause);
  }

  @Override
  public Mono<AuthorizationResult> authorize(
      Mono<Authentication> who, AuthorizationContext context) {
    var asked =
        DocumentedOperation.of(context.getExchange()).filter(operation -> !operation.isOpen());
    if (asked.isEmpty()) {
      return Mono.just(new AuthorizationDecision(true));
    }
    var operation = asked.get();
    return who.ofType(Admission.class)
        .<AuthorizationResult>map(admission ->
            new AuthorizationDecision(
                operation.service() != Service.GATEWAY || operation.allows(admission.scopes())))
        .defaultIfEmpty(new AuthorizationDecision(false));
  }
}
