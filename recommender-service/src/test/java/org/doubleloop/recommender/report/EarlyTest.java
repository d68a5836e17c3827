package org.doubleloop.recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.Test;

/// What comes first says something of what comes later.
class EarlyTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "converted", "direction": "INCREASE", "window": "P28D"},
       "leading": [{"id": "interest", "outcome": "replied", "direction": "INCREASE", "window": "P2D"}],
       "options": [{"id": "a"}]}\
      """;

  private static final Service SERVICE = Service.shared();

  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void isToldBesideTheRate() {
    SERVICE.policy("led", 1, CONTENT);
    SERVICE.awaitPolicy("led", 1);
    for (int n = 0; n < 100; n++) {
      boolean isInterested = n < 50;
      done("closed-" + n, 40, isInterested, isInterested && n % 5 < 3);
    }
    for (int n = 0; n < 60; n++) {
      done("open-" + n, 5, n < 45, false);
    }
    done("new", 0, false, false);
    var reader = SERVICE.api().as("acme", "ada", "signals:read");
    Patience.await()
        .untilAsserted(() ->
            assertThat(reader.get("/v1/results?policy=led").at("/rows/1/metric/early/0/open"))
                .isEqualTo("60"));
    var metric = reader.get("/v1/results?policy=led").expect(200).json().at("/rows/1/metric");
    var early = metric.path("early").get(0);
    assertThat(early.path("indicator").stringValue()).isEqualTo("interest");
    assertThat(early.path("closed").longValue()).isEqualTo(100);
    // of 160 actions 95 are interested, and of those that are three of five convert
    assertThat(early.path("rate").doubleValue()).isBetween(0.33, 0.38);
    assertThat(early.path("message").stringValue()).contains("'interest'");
    assertThat(metric.path("rate").doubleValue()).isLessThan(0.3);
    assertThat(
            reader
                .get("/v1/results?policy=led&by=version")
                .json()
                .at("/rows/1/metric")
                .has("early"))
        .isFalse();
  }

  private void done(String id, int daysAgo, boolean isInterested, boolean converted) {
    var at = now.minus(Duration.ofDays(daysAgo));
    SERVICE.acted("led", "led-" + id, "s", at, ", \"version\": 1, \"option\": \"a\"");
    if (isInterested) {
      var later = at.plus(Duration.ofDays(1));
      SERVICE
          .upstreams()
          .signal(
              """
              {"kind": "CONNECTED", "id": "led-%1$s/1", "organization": "acme", "recordedAt": "%3$s",
               "connected": {"action": "led-%1$s", "n": 1, "actionAt": "%2$s", "subject": "s",
                 "units": {"subject": "u"}, "policy": "led", "version": 1, "option": "a", "previous": [],
                 "outcomes": [
                   {"id": "led-%1$s-r", "type": "replied", "value": 1, "final": false,
                    "certainty": "CERTAIN", "at": "%3$s"},
                   {"id": "led-%1$s-c", "type": "converted", "value": %4$d, "final": false,
                    "certainty": "CERTAIN", "at": "%3$s"}]}}\
              """
                  .formatted(id, at, later, converted ? 1 : 0));
    }
  }
}
