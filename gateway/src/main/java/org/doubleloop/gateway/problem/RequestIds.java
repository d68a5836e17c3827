package org.doubleloop.gateway.problem;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.doubleloop.kit.id.Ids;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives every request an id, the caller's own if it is a sane one, and every answer the id of its
/// request.
public final class RequestIds implements WebFilter, Ordered {

  /// The header that carries it, in requests and answers.
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:@~-]{1,64}");
  private static final String ATTRIBUTE = RequestIds.class.getName();

  private final RandomGenerator random;

  RequestIds(RandomGenerator random) {
    this.random = random;
  }

  /// The id of a request that has passed this filter.
  public static String of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, "");
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var sent = exchange.getRequest().getHeaders().getFirst(HEADER);
    var id = sent != null && SANE.matcher(sent).matches() ? sent : Ids.random(random);
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange
        .getResponse()
        .beforeCommit(
            () -> Mono.fromRunnable(() -> exchange.getResponse().getHeaders().set(HEADER, id)));
    return chain.filter(exchange.mutate().request(request -> request.header(HEADER, id)).build());
  }
}
