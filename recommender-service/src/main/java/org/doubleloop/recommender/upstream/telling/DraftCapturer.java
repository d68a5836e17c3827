package org.doubleloop.recommender.upstream.telling;

import static org.doubleloop.client.signal.model.DraftWriterJson.MODEL;
import static org.doubleloop.client.signal.model.DraftWriterJson.TEMPLATE;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.doubleloop.client.signal.CaptureApi;
import org.doubleloop.client.signal.model.CloudEventJson;
import org.doubleloop.client.signal.model.EventTypeJson;
import org.doubleloop.client.signal.model.SpecVersionJson;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.doubleloop.recommender.draft.DraftSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/// Captures drafts in the signal-service, as events. Somebody waits meanwhile: when half of the
/// last calls failed it is left alone for some seconds.
final class DraftCapturer implements DraftSignal.Capture {
  private static final Logger log = LoggerFactory.getLogger(DraftCapturer.class);
  private static final String SOURCE = "/recommender";
  private static final int WINDOW = 20;
  private static final int JUDGED_FROM = 5;
  private static final Duration REST = Duration.ofSeconds(5);

  private final Function<String, CaptureApi> service;
  private final CircuitBreaker circuit;

  /// @param service the signal-service, for an organization
  DraftCapturer(Function<String, CaptureApi> service, Clock clock) {
    this.service = service;
    this.circuit =
        CircuitBreaker.of(
            "drafts",
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(JUDGED_FROM)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreExceptions(HttpClientErrorException.class)
                .writableStackTraceEnabled(false)
                .build());
  }

  @Override
  public boolean capture(String id, DraftSignal draft) {
    try {
      circuit.executeRunnable(
          () -> service.apply(draft.organization()).captureSignal(event(id, draft)));
      return true;
    } catch (HttpClientErrorException refused) {
      log.warn("A draft is not taken: {}", refused.getStatusCode());
    } catch (CallNotPermittedException | TokenUnavailableException | RestClientException e) {
      log.debug("A draft cannot be captured", e);
    }
    return false;
  }

  private static CloudEventJson event(String id, DraftSignal draft) {
    return new CloudEventJson()
        .specversion(SpecVersionJson.V1)
        .id(id)
        .source(SOURCE)
        .type(EventTypeJson.DRAFT)
        .data(data(draft));
  }

  private static Map<String, Object> data(DraftSignal draft) {
    var by = draft.by();
    var data = new LinkedHashMap<String, Object>();
    data.put("suggestion", draft.suggestion());
    data.put("policy", draft.policy());
    data.put("version", draft.version());
    data.put("option", draft.option());
    data.put("text", draft.text());
    data.put("writtenBy", (by == null ? TEMPLATE : MODEL).getValue());
    if (by != null) {
      data.put("model", by.model());
      data.put("prompt", by.prompt());
    }
    data.put("guidance", draft.guidance());
    data.put("withheld", draft.withheld());
    if (!draft.examples().isEmpty()) {
      data.put("examples", draft.examples());
    }
    data.put("unit", draft.unit());
    return data;
  }
}
