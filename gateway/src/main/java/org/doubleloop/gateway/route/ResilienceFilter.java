package org.doubleloop.gateway.route;

import static org.doubleloop.gateway.problem.GatewayProblem.SERVICE_BUSY;
import static org.doubleloop.gateway.problem.GatewayProblem.SERVICE_DOWN;
import static org.doubleloop.gateway.problem.GatewayProblem.SERVICE_SLOW;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.gateway.problem.RequestIds;
import org.doubleloop.kit.problem.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Stands on the way to one service: bounds how long it may take and how much it gets at a time,
/// and leaves it alone while it fails. What goes wrong there is answered with a problem that names
/// it.
///
/// A service's own 5xx answers pass through; they count as failures too.
final class ResilienceFilter implements GatewayFilter {

  private static final Logger log = LoggerFactory.getLogger(ResilienceFilter.class);

  private static final String UNSURE =
      "Whether the request took effect is not known: repeat it with the same id or Idempotency-Key";

  private final Service service;
  private final Problems problems;
  private final Duration timeLimit;
  private final Duration pause;
  private final long largestBody;
  private final CircuitBreaker circuit;
  private final Bulkhead bulkhead;

  ResilienceFilter(Service service, RouteProperties properties, Problems problems) {
    this.service = service;
    this.problems = problems;
    this.timeLimit = properties.timeLimit(service);
    this.pause = properties.circuit().pause();
    this.largestBody = properties.largestBody().toBytes();
    this.circuit = CircuitBreaker.of(service.id(), circuitConfig(properties.circuit()));
    this.bulkhead =
        Bulkhead.of(
            service.id(),
            BulkheadConfig.custom()
                .maxConcurrentCalls(properties.concurrent())
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build());
    circuit
        .getEventPublisher()
        .onStateTransition(event -> log.warn("{}: {}", service.id(), event.getStateTransition()));
  }

  private static CircuitBreakerConfig circuitConfig(RouteProperties.Circuit circuit) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(circuit.window())
        .minimumNumberOfCalls(circuit.least())
        .failureRateThreshold(circuit.failing())
        .waitDurationInOpenState(circuit.pause())
        .permittedNumberOfCallsInHalfOpenState(circuit.probes())
        .recordResult(status -> status instanceof HttpStatusCode code && code.is5xxServerError())
        .ignoreExceptions(BulkheadFullException.class, ServiceException.class, CallerFailed.class)
        .writableStackTraceEnabled(false)
        .build();
  }

  Service service() {
    return service;
  }

  CircuitBreaker.State state() {
    return circuit.getState();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var request = new BodyCountingRequest(exchange.getRequest(), largestBody);
    if (request.isTooLarge()) {
      return problems.write(exchange, BodyCountingRequest.tooLarge(largestBody));
    }
    var late = request.sent().then(Mono.delay(timeLimit));
    return chain
        .filter(exchange.mutate().request(request).build())
        .then(Mono.fromSupplier(() -> exchange.getResponse().getStatusCode()))
        .timeout(late)
        .onErrorMap(failure -> blame(failure, request))
        .transformDeferred(BulkheadOperator.of(bulkhead))
        .transformDeferred(CircuitBreakerOperator.of(circuit))
        .then()
        .onErrorResume(failure -> answer(exchange, failure));
  }

  /// What is the caller's fault must not count against the service.
  private Throwable blame(Throwable failure, BodyCountingRequest request) {
    if (request.isTooLarge()) {
      return BodyCountingRequest.tooLarge(largestBody);
    }
    return request.callerFailed() ? new CallerFailed(failure) : failure;
  }

  private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    ServerWebExchangeUtils.reset(exchange);
    return switch (failure) {
      case ServiceException refusal -> problems.write(exchange, refusal);
      case CallNotPermittedException _ -> {
        Problems.retryAfter(exchange, pause);
        yield problems.write(
            exchange,
            SERVICE_DOWN,
            "The %s service has failed too often and is left alone for %s; nothing was sent to it"
                .formatted(service.id(), seconds(pause)));
      }
      case BulkheadFullException _ -> {
        Problems.retryAfter(exchange, Duration.ofSeconds(1));
        yield problems.write(
            exchange,
            SERVICE_BUSY,
            "The %s service has all that it can take; nothing was sent to it"
                .formatted(service.id()));
      }
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

  private static final class CallerFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    CallerFailed(Throwable cause) {
      super(cause);
    }
  }
}
