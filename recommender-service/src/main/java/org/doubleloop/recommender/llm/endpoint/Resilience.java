package org.doubleloop.recommender.llm.endpoint;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.doubleloop.recommender.asking.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands round every call: at most so many at once, none of which waits for a place; at most
/// one more attempt each, after the pause that the failure names; and none at all for half a minute
/// when half of the last calls failed. Time limits are the call's own.
final class Resilience {

  private static final Logger log = LoggerFactory.getLogger(Resilience.class);
  private static final int ATTEMPTS = 2;
  private static final int WINDOW = 20;
  private static final int JUDGED_FROM = 10;
  private static final int PROBES = 2;
  private static final Duration REST = Duration.ofSeconds(30);

  private final Bulkhead bulkhead;
  private final Retry retry;
  private final CircuitBreaker circuit;

  /// @param name of what it stands round
  Resilience(String name, int maxConcurrent, Clock clock, MeterRegistry meters) {
    var bulkheads =
        BulkheadRegistry.of(
            BulkheadConfig.custom()
                .maxConcurrentCalls(maxConcurrent)
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build());
    var circuits =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(JUDGED_FROM)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .ignoreException(e -> !(e instanceof CallFailedException failed && failed.unwell()))
                .writableStackTraceEnabled(false)
                .build());
    this.bulkhead = bulkheads.bulkhead(name);
    this.circuit = circuits.circuitBreaker(name);
    this.retry =
        Retry.of(
            name,
            RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .retryOnException(e -> pause(e).isPresent())
                .intervalBiFunction((attempt, outcome) ->
                    outcome.isLeft() ? pause(outcome.getLeft()).orElseThrow().toMillis() : 1L)
                .build());
    circuit
        .getEventPublisher()
        .onStateTransition(event ->
            log.info(
                "The circuit to the model of {} went from {} to {}",
                name,
                event.getStateTransition().getFromState(),
                event.getStateTransition().getToState()));
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(meters);
  }

  /// @throws CallFailedException when there was no call, or the last one failed
  <T> T call(Supplier<T> attempt) {
    try {
      return bulkhead.executeSupplier(
          () -> retry.executeSupplier(() -> circuit.executeSupplier(attempt)));
    } catch (BulkheadFullException full) {
      throw CallFailedException.notMade(Reason.BUSY);
    } catch (CallNotPermittedException open) {
      throw CallFailedException.notMade(Reason.CIRCUIT_OPEN);
    }
  }

  private static Optional<Duration> pause(Throwable e) {
    return e instanceof CallFailedException failed ? failed.pause() : Optional.empty();
  }
}
