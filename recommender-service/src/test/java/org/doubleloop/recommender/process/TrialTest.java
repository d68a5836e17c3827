package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.unit.TrialHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// An experiment from its first unit to its ending, in an organization whose clock can be moved.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialTest {
  private static final int UNITS = 80;

  private static final String OPTIONS =
      """
      "hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [{"name": "vip", "type": "BOOLEAN"}], "options": [{"id": "a"}, {"id": "b"}]\
      """;

  private static final String LEAD =
      """
      {"id": "lead", "when": "true", "effect": "PREFER", "options": ["a"], "reason": "r"}\
      """;

  private final Service service = new Service();

  @BeforeAll
  void begin() {
    service.policyOf("sandbox", "tried", 1, "{%s, \"rules\": [%s]}".formatted(OPTIONS, LEAD));
    Patience.await().until(() -> ask("known", Duration.ZERO).at("/option").isString());
    experiment(1, "RUNNING");
    Patience.await().until(() -> ask("known", Duration.ZERO).at("/draw/trial").isObject());
  }

  @AfterAll
  void end() {
    service.close();
  }

  @Test
  void isToldAsHeldOnceItsTestHasFoundIt() {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < UNITS; i++) {
      var suggestion = ask("subject-" + i, Duration.ZERO);
      var trial = suggestion.at("/draw/trial");
      var unit = suggestion.at("/unit").asString();
      boolean isB = TrialHash.isB("e-1", unit);
      assertThat(trial.at("/experiment").asString()).isEqualTo("e-1");
      assertThat(trial.at("/variant").asString()).isEqualTo(isB ? "B" : "A");
      assertThat(suggestion.at("/option").asString()).isEqualTo(isB ? "b" : "a");
      assertThat(suggestion.at("/baseline").asString()).isEqualTo("a");
      assertThat(suggestion.at("/propensity").asDouble()).isEqualTo(0.5);
      assertThat(suggestion.at("/ranked/0/because/rules/0/id").asString())
          .isEqualTo(isB ? "vips" : "lead");
      given.put(unit, isB ? "B" : "A");
      if (i % 10 == 0) {
        assertThat(ask("subject-" + i, Duration.ZERO).at("/draw/trial")).isEqualTo(trial);
      }
      if (isB ? i % 3 != 0 : i % 10 == 0) {
        service.upstreams().signal(answered(suggestion));
      }
    }
    assertThat(results().at("/looks").size()).isLessThanOrEqualTo(1);

    service.upstreams().deaf(true);
    ask("later", Duration.ofDays(16));
    Patience.await().until(() -> results().at("/sentence").asString().contains("It held"));
    assertThat(service.upstreams().endings()).isEmpty();
    service.restart();
    service.upstreams().deaf(false);
    Patience.await().until(() -> service.upstreams().endings().containsKey("e-1"));

    var ending = Service.JSON.readTree(service.upstreams().endings().get("e-1"));
    assertThat(ending.at("/outcome").asString()).isEqualTo("HELD");
    assertThat(ending.at("/because").asString()).isEqualTo("TEST");
    long inA = given.values().stream().filter("A"::equals).count();
    // "known" and "later" are in it, too
    assertThat(ending.at("/results/counts/0/units").asLong()).isBetween(inA, inA + 2);
    assertThat(ending.at("/results/eValue").asDouble()).isGreaterThan(20);
    assertThat(ending.at("/results/interval/low").asDouble()).isPositive();

    experiment(2, "ENDED");
    Patience.await()
        .until(() -> ask("after", Duration.ofDays(16)).at("/draw/trial").isMissingNode());
    assertThat(results().at("/looks/0/outcome").asString()).isEqualTo("HELD");
  }

  @Test
  void isNotThereForOthers() {
    var answer =
        service.get("/v1/experiments/none/results", "Authorization", token("signals:read"));
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private String token(String scope) {
    return service.token("sandbox", scope);
  }

  private JsonNode results() {
    var answer = service.get("/v1/experiments/e-1/results", "Authorization", token("signals:read"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Service.json(answer);
  }

  private JsonNode ask(String subject, Duration ahead) {
    var answer =
        service.post(
            "/v1/suggestions",
            """
            {"policy": "tried", "subject": "%s", "context": {"vip": true}}\
            """
                .formatted(subject),
            "Authorization",
            "Bearer " + service.tokenAhead("sandbox", ahead));
    return Service.json(answer);
  }

  private void experiment(int number, String state) {
    var day = LocalDate.now(ZoneOffset.UTC);
    boolean isRunning = state.equals("RUNNING");
    var content =
        """
        {%s, "rules": [{"id": "vips", "when": "vip", "effect": "PREFER", "options": ["b"], "reason": "r"}, %s]}\
        """
            .formatted(OPTIONS, LEAD);
    service
        .upstreams()
        .version(
            """
            {"organization": "sandbox", "kind": "EXPERIMENT", "experiment": {"id": "e-1", "policy": "tried",
             "number": %d, "state": "%s", "baseVersion": 1, "contentHash": "h", "share": 1.0, "until": "%s",
             "startedAt": "%s"%s}}\
            """
                .formatted(
                    number,
                    state,
                    day.plusDays(60),
                    Instant.now().minusSeconds(60),
                    isRunning ? ", \"content\": " + content : ""));
  }

  /// A day after the suggestion.
  private static String answered(JsonNode suggestion) {
    var id = suggestion.at("/id").asString();
    var at = Instant.parse(suggestion.at("/at").asString());
    return """
    {"kind": "CONNECTED", "id": "%s/1", "organization": "sandbox", "recordedAt": "%s",
     "connected": {"action": "%s", "n": 1, "actionAt": "%s", "subject": "s",
       "units": {"subject": "%s"}, "policy": "tried", "version": 1, "option": "%s", "context": {},
       "suggestion": "%s", "previous": [],
       "outcomes": [{"id": "o", "type": "replied", "value": 1, "final": false,
         "certainty": "CERTAIN", "at": "%s"}]}}\
    """
        .formatted(
            id,
            at.plusSeconds(90_000),
            id,
            at.plusSeconds(60),
            suggestion.at("/unit").asString(),
            suggestion.at("/option").asString(),
            id,
            at.plusSeconds(86_400));
  }
}
