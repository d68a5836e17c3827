package org.doubleloop.gateway.route;

import static org.doubleloop.gateway.problem.GatewayProblem.SERVICE_DOWN;
import static org.doubleloop.gateway.problem.GatewayProblem.SERVICE_SLOW;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.limit.PlaceFilter;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.gateway.problem.RequestIds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/// Stands on the way to one service: bounds how long it may take, and leaves it alone while it
/// fails. What goes wrong there is answered with a problem that names it; a service's own 5xx
/// answers pass through.
///
/// A request that fails may be to blame itself. So it counts as the service's failure only where
/// the service could not be reached, or does not say then that it is [ready][ServiceProbe]; and
/// what says that it is well again is that, and no caller's request.
final class ResilienceFilter implements GatewayFilter {

  private static final Logger log = LoggerFactory.getLogger(ResilienceFilter.class);

  /// The circuit is closed by what the service says, not by the time.
  private static final Duration FOR_EVER = Duration.ofDays(100_000);

  private static final String UNSURE =
      "Whether the request took effect is not known: repeat it with the same id or Idempotency-Key";

  private final Service service;
  private final Problems problems;
  private final Duration timeLimit;
  private final Duration pause;
  private final CircuitBreaker circuit;
  private final ServiceProbe probe;

  ResilienceFilter(Service service, RouteProperties properties, Problems problems) {
    this.service = service;
    this.problems = problems;
    this.timeLimit = properties.timeLimit(service);
    this.pause = properties.circuit().pause();
    this.circuit = CircuitBreaker.of(service.id(), circuitConfig(properties.circuit()));
    this.probe = new ServiceProbe(properties.address(service));
    circuit
        .getEventPublisher()
        .onStateTransition(event -> {
          log.warn("{}: {}", service.id(), event.getStateTransition());
          if (state() == CircuitBreaker.State.OPEN) {
            closeWhenReady();
          }
        });
  }

  private static CircuitBreakerConfig circuitConfig(RouteProperties.Circuit circuit) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(circuit.window())
        .minimumNumberOfCalls(circuit.least())
        .failureRateThreshold(circuit.failing())
        .waitDurationInOpenState(FOR_EVER)
        .build();
  }

  private void closeWhenReady() {
    Mono.delay(pause)
        .then(probe.isReady())
        .filter(ready -> ready)
        .repeatWhenEmpty(Flux::cache)
        .subscribe(_ -> circuit.transitionToClosedState());
  }

  Service service() {
    return service;
  }

  CircuitBreaker.State state() {
    return circuit.getState();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Mono.defer(
        () -> circuit.tryAcquirePermission() ? call(exchange, chain) : leftAlone(exchange));
  }

  private Mono<Void> call(ServerWebExchange exchange, GatewayFilterChain chain) {
    var begun =
        chain
            .filter(exchange)
            .timeout(timeLimit)
            .doOnSuccess(_ -> judge(exchange.getResponse().getStatusCode()))
            .doOnError(this::judge);
    return PlaceFilter.keepUntil(exchange, begun, () -> drop(exchange))
        .onErrorResume(failure -> answer(exchange, failure));
  }

  /// Nobody reads what comes on this connection.
  private static void drop(ServerWebExchange exchange) {
    Connection connection = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
    if (connection != null) {
      connection.dispose();
    }
  }

  private void judge(@Nullable HttpStatusCode status) {
    if (status != null && status.is5xxServerError()) {
      askService(new IOException("It answered " + status));
    } else {
      circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  private void judge(Throwable failure) {
    if (failure instanceof ConnectException) {
      circuit.onError(0, TimeUnit.NANOSECONDS, failure);
    } else {
      askService(failure);
    }
  }

  /// Nobody waits for what it says.
  private void askService(Throwable failure) {
    probe
        .isReady()
        .subscribe(ready -> {
          if (ready) {
            circuit.releasePermission();
          } else {
            circuit.onError(0, TimeUnit.NANOSECONDS, failure);
          }
        });
  }

  private Mono<Void> leftAlone(ServerWebExchange exchange) {
    Problems.retryAfter(exchange, pause);
    return problems.write(
        exchange,
        SERVICE_DOWN,
        "The %s service has failed too often and is left alone for %s; nothing was sent to it"
            .formatted(service.id(), seconds(pause)));
  }

  private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    ServerWebExchangeUtils.reset(exchange);
    return switch (failure) {
      case TimeoutException _ ->
          problems.write(
              exchange,
              SERVICE_SLOW,
              ("The %s service did not answer within %s. " + UNSURE)
                  .formatted(service.id(), seconds(timeLimit)));
      case IOException broken -> down(exchange, broken);
      case ChannelException broken -> down(exchange, broken);
      case CodecException broken -> down(exchange, broken);
      case IllegalArgumentException notHttp -> down(exchange, notHttp);
      default -> Mono.error(failure);
    };
  }

  private Mono<Void> down(ServerWebExchange exchange, Throwable broken) {
    log.warn("{} failed, request {}: {}", service.id(), RequestIds.of(exchange), broken.toString());
    return problems.write(
        exchange,
        SERVICE_DOWN,
        broken instanceof ConnectException
            ? "The %s service cannot be reached; nothing was sent to it".formatted(service.id())
            : ("The %s service broke off. " + UNSURE).formatted(service.id()));
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
