package org.doubleloop.gateway.contract;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.web.PlainBody;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses other methods of a documented path, and for the gateway's own operations parameters that
/// they do not have and bodies that are not plain; each service looks at those of its own.
final class DocumentedOnly implements WebFilter, Ordered {

  private static final int MOST_FAULTS = 20;

  private final Problems problems;

  DocumentedOnly(Problems problems) {
    this.problems = problems;
  }

  /// Behind access.
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return switch (OperationResolver.of(exchange)) {
      case DocumentedOperations.Found.Nothing() -> chain.filter(exchange);
      case DocumentedOperations.Found.OtherMethods(var allowed) -> {
        exchange.getResponse().getHeaders().setAllow(allowed);
        yield problems.write(
            exchange,
            CommonProblem.METHOD_NOT_ALLOWED,
            exchange.getRequest().getMethod().name() + " is not possible here");
      }
      case DocumentedOperations.Found.Here(var operation) ->
          operation.service() == Service.GATEWAY
              ? own(operation, exchange, chain)
              : chain.filter(exchange);
    };
  }

  private Mono<Void> own(
      DocumentedOperation operation, ServerWebExchange exchange, WebFilterChain chain) {
    var faults = faults(operation, exchange.getRequest());
    if (!faults.isEmpty()) {
      return problems.write(
          exchange,
          CommonProblem.UNKNOWN_PARAMETER,
          "Something in the query does not belong there",
          faults);
    }
    var codings = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.CONTENT_ENCODING);
    var refusal = PlainBody.refusal(operation.described(), codings);
    if (refusal.isPresent()) {
      exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, PlainBody.CODING);
      return problems.write(exchange, refusal.get());
    }
    return chain.filter(exchange);
  }

  private static List<FieldFault> faults(DocumentedOperation operation, ServerHttpRequest request) {
    var query = operation.described().query();
    var faults = new ArrayList<FieldFault>();
    request
        .getQueryParams()
        .forEach((name, values) -> {
          if (!query.containsKey(name)) {
            faults.add(new FieldFault(name, "UNKNOWN", "is not a parameter of this request"));
          } else if (values.size() > 1) {
            faults.add(new FieldFault(name, "REPEATED", "must be given once"));
          }
        });
    return faults.stream().limit(MOST_FAULTS).toList();
  }
}
