package org.doubleloop.gateway.rate;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.limit.Caller;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers 429 to who makes more requests than he may, and tells everybody what is left.
final class RateLimitFilter implements WebFilter, Ordered {

  private static final int LONGEST_PAUSE_MILLIS = 2_000;

  private final RateLimits limits;
  private final Problems problems;
  private final RandomGenerator random;

  RateLimitFilter(RateLimits limits, Problems problems, RandomGenerator random) {
    this.limits = limits;
    this.problems = problems;
    this.random = random;
  }

  /// Behind access, which stands at -100, and before everything that costs more.
  @Override
  public int getOrder() {
    return -50;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return Caller.of(exchange)
        .map(limits::count)
        .doOnNext(decision -> tell(exchange, decision))
        .filter(decision -> !decision.isAllowed())
        .map(RateLimits.Decision::retryAfter)
        .map(wait -> refuse(exchange, wait))
        .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
        .flatMap(next -> next);
  }

  private void tell(ServerWebExchange exchange, RateLimits.Decision decision) {
    var headers = exchange.getResponse().getHeaders();
    headers.set("RateLimit-Policy", limits.policy());
    headers.set("RateLimit", decision.left());
  }

  /// A refusal takes one second, the least that `Retry-After` can say, or up to two: who does not
  /// heed it is slowed down all the same, so that refusing costs little, and those who were refused
  /// together do not come back together.
  static Mono<Void> pause(RandomGenerator random) {
    int millis = random.nextInt(LONGEST_PAUSE_MILLIS / 2, LONGEST_PAUSE_MILLIS);
    return Mono.delay(Duration.ofMillis(millis)).then();
  }

  private Mono<Void> refuse(ServerWebExchange exchange, Duration wait) {
    Problems.retryAfter(exchange, wait);
    return pause(random)
        .then(
            problems.write(
                exchange,
                GatewayProblem.TOO_MANY_REQUESTS,
                "This key, or its organization, has made more requests than it may: "
                    + limits.policy()
                    + " (q requests in w seconds). Try again after Retry-After"));
  }
}
