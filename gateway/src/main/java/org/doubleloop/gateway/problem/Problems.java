package org.doubleloop.gateway.problem;

import java.time.Duration;
import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.Problem;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers an exchange with a problem.
public final class Problems {

  /// When to try again what is down, unless something better is known.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  /// Answers with what was thrown; see [#write(ServerWebExchange, ProblemType, String, List)].
  public Mono<Void> write(ServerWebExchange exchange, ServiceException refusal) {
    return write(exchange, refusal.type(), refusal.detail(), refusal.errors());
  }

  /// Answers with a problem that has no faults to point at.
  public Mono<Void> write(ServerWebExchange exchange, ProblemType type, String detail) {
    return write(exchange, type, detail, List.of());
  }

  /// Answers with a problem, or ends in [IllegalStateException] where an answer has begun.
  ///
  /// Headers that are on the exchange's response already stay. Without a better one, a 401 gets a
  /// challenge and a 503 a `Retry-After`.
  public Mono<Void> write(
      ServerWebExchange exchange, ProblemType type, String detail, List<FieldFault> faults) {
    var response = exchange.getResponse();
    if (!response.setStatusCode(HttpStatusCode.valueOf(type.status()))) {
      return Mono.error(new IllegalStateException("The answer has begun: " + type.slug()));
    }
    var headers = response.getHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    SecurityHeaders.ALL.forEach(headers::set);
    if (type.status() == 401 && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"doubleloop\"");
    }
    if (type.status() == 503 && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
      retryAfter(exchange, PATIENCE);
    }
    var body = body(exchange, type, detail, faults);
    headers.setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /// Says when to try again, in whole seconds and at least one.
  public static void retryAfter(ServerWebExchange exchange, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private byte[] body(
      ServerWebExchange exchange, ProblemType type, String detail, List<FieldFault> faults) {
    var path = exchange.getRequest().getURI().getRawPath();
    var problem = Problem.of(type, detail, faults, path, RequestIds.of(exchange));
    ObjectNode body = json.valueToTree(problem);
    if (type instanceof GatewayProblem known) {
      known.oauthError().ifPresent(error -> body.put("error", error));
    }
    return json.writeValueAsBytes(body);
  }
}
