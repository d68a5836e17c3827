package org.doubleloop.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

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
    if (type.status() == 401 && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"doubleloop\"");
    }
    if (type.status() == 503 && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
      retryAfter(exchange, PATIENCE);
    }
    var body = json.writeValueAsBytes(body(exchange, type, detail, faults));
    headers.setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /// Says when to try again, in whole seconds and at least one.
  public static void retryAfter(ServerWebExchange exchange, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static Map<String, Object> body(
      ServerWebExchange exchange, ProblemType type, String detail, List<FieldFault> faults) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type.type().toString());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", cut(detail, 4096));
    body.put("instance", cut(exchange.getRequest().getURI().getRawPath(), 2048));
    body.put("requestId", RequestIds.of(exchange));
    if (type instanceof GatewayProblem known) {
      known.oauthError().ifPresent(error -> body.put("error", error));
    }
    if (!faults.isEmpty()) {
      body.put("errors", faults.stream().limit(100).map(Problems::fault).toList());
    }
    return body;
  }

  private static Map<String, Object> fault(FieldFault fault) {
    var member = new LinkedHashMap<String, Object>();
    member.put("pointer", cut(fault.pointer(), 2048));
    member.put("code", fault.code());
    member.put("message", cut(fault.message(), 4096));
    return member;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
