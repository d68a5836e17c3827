package org.doubleloop.recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.Test;

/// What people do while suggestions are only logged.
class ObservedTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "OBSERVE",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "options": [{"id": "short"}, {"id": "long"}],
       "rules": [{"id": "r", "when": "true", "effect": "PREFER", "options": ["long"], "reason": "x"}]}\
      """;

  private static final Service SERVICE = Service.shared();

  @Test
  void saysHowOftenPeopleDidWhatWouldHaveBeenSuggested() {
    SERVICE.policy("watched", 1, CONTENT);
    SERVICE.awaitPolicy("watched", 1);
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    for (int n = 0; n < 5; n++) {
      var name = "watched-" + n;
      SERVICE
          .api()
          .as("acme", "ada", "suggestions")
          .post("/v1/suggestions", Map.of("id", name, "policy", "watched", "subject", name))
          .expect(201);
      var done =
          ", \"version\": 1, \"option\": \"%s\", \"suggestion\": \"%s\""
              .formatted(n < 4 ? "long" : "short", name);
      SERVICE.acted("watched", name, name, now, done);
      SERVICE.acted("watched", name + "-again", name, now.plusSeconds(60), done);
    }
    SERVICE.acted("watched", "unasked", "unasked", now, ", \"option\": \"short\"");
    var reader = SERVICE.api().as("acme", "ada", "signals:read");
    Patience.await()
        .untilAsserted(() -> {
          var results = reader.get("/v1/results?policy=watched").expect(200);
          assertThat(results.at("/observed/actions")).isEqualTo("5");
          assertThat(results.at("/rows/0/actions")).isEqualTo("11");
        });
    var results = reader.get("/v1/results?policy=watched").expect(200);
    assertThat(results.at("/observed/same")).isEqualTo("4");
    assertThat(results.at("/observed/share")).isEqualTo("0.8");
    assertThat(results.at("/rows/0/suggested")).isEqualTo("0");
    var week = LocalDate.ofInstant(now, ZoneOffset.UTC).with(DayOfWeek.MONDAY);
    assertThat(results.json().path("messages").toString())
        .contains("4 (80 %) did what would have been suggested")
        .contains(
            "one like that of %s: they would have asked for something else in 1 of 5"
                .formatted(week));
  }
}
