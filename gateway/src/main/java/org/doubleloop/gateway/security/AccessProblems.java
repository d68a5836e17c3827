package org.doubleloop.gateway.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.kit.problem.CommonProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What is answered to those who are not let in.
final class AccessProblems
    implements ServerAuthenticationEntryPoint,
        ServerAccessDeniedHandler,
        ServerExchangeRejectedHandler {

  private final Problems problems;

  AccessProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
    if (failure instanceof OAuth2AuthenticationException invalid) {
      challenge(exchange, "error=\"" + invalid.getError().getErrorCode() + "\"");
      return problems.write(
          exchange, CommonProblem.UNAUTHORIZED, String.valueOf(invalid.getMessage()));
    }
    return problems.write(
        exchange,
        CommonProblem.UNAUTHORIZED,
        "Send an API key, as `Authorization: Bearer dl_...` or as `X-Api-Key: dl_...`");
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
    var scopes =
        DocumentedOperation.of(exchange).stream()
            .flatMap(operation -> operation.described().scopes().stream())
            .flatMap(Set::stream)
            .sorted()
            .collect(Collectors.joining(" "));
    challenge(exchange, "error=\"insufficient_scope\", scope=\"" + scopes + "\"");
    return problems.write(
        exchange, CommonProblem.FORBIDDEN, "This takes a key with the scope " + scopes);
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
    return problems.write(
        exchange,
        GatewayProblem.REQUEST_REFUSED,
        "The path, method or a header has a form that is not let through, or there is no one Host"
            + " header");
  }

  private static void challenge(ServerWebExchange exchange, String why) {
    exchange
        .getResponse()
        .getHeaders()
        .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"doubleloop\", " + why);
  }
}
