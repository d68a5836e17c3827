package org.doubleloop.gateway.security;

import java.util.Optional;
import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.Service;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Says which requests take a key, and keeps the gateway's own operations for those who hold their
/// scopes. Whether a caller may do what he asks a service for, the service decides.
final class OperationAuthorizer
    implements ServerWebExchangeMatcher, ReactiveAuthorizationManager<AuthorizationContext> {

  /// Keys are looked at only where one is needed.
  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    return closed(exchange).isPresent() ? MatchResult.match() : MatchResult.notMatch();
  }

  @Override
  public Mono<AuthorizationResult> authorize(
      Mono<Authentication> who, AuthorizationContext context) {
    var asked = closed(context.getExchange());
    if (asked.isEmpty()) {
      return Mono.just(new AuthorizationDecision(true));
    }
    var operation = asked.get();
    return who.ofType(AuthenticatedCaller.class)
        .<AuthorizationResult>map(caller ->
            new AuthorizationDecision(
                operation.service() != Service.GATEWAY || operation.allows(caller.scopes())))
        .defaultIfEmpty(new AuthorizationDecision(false));
  }

  /// The operation asked for, where it is not open to everybody.
  private static Optional<DocumentedOperation> closed(ServerWebExchange exchange) {
    return DocumentedOperation.of(exchange).filter(operation -> !operation.isOpen());
  }
}
