package org.doubleloop.gateway.rate;

import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.limit.Caller;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Makes those wait who ask much without a key: for the documentation, which is large, or with one
/// wrong key after the other, each of which costs a look into the store.
///
/// They are told apart by their address, which behind a proxy may be everybody's; but whoever shows
/// a right key is not among them, nor are health and the tokens of services.
final class AnonymousFilter implements WebFilter, Ordered {

  private final RateLimits limits;
  private final RandomGenerator random;

  AnonymousFilter(RateLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /// Before access, which stands at -100.
  @Override
  public int getOrder() {
    return -150;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> Mono.defer(() -> pause(exchange)));
    return chain.filter(exchange);
  }

  private Mono<Void> pause(ServerWebExchange exchange) {
    boolean waits =
        (wasRefused(exchange) || isDocumentation(exchange))
            && !limits.count(address(exchange)).isAllowed();
    return waits ? RateLimitFilter.pause(random) : Mono.empty();
  }

  private static boolean wasRefused(ServerWebExchange exchange) {
    return HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode());
  }

  private static boolean isDocumentation(ServerWebExchange exchange) {
    var path = exchange.getRequest().getPath().value();
    return path.startsWith("/docs")
        || path.startsWith("/problems")
        || path.equals("/v1/openapi.json");
  }

  private static Caller address(ServerWebExchange exchange) {
    InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
    var address = remote == null ? "" : remote.getHostString();
    return new Caller(address, address);
  }
}
