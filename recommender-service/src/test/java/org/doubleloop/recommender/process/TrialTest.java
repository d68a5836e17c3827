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
import tools.jackson.databind.node.MissingNode;

/// An experiment from its first unit to its ending, in an organization whose clock can be moved.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialTest {
  private static final int UNITS = 80;
  private static final String SANDBOX = "sandbox";
  private static final String HALTING = "halting";

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
    begin(SANDBOX, "e-1");
  }

  private void begin(String organization, String experiment) {
    service.policyOf(organization, "tried", 1, "{%s, \"rules\": [%s]}".formatted(OPTIONS, LEAD));
    Patience.await()
        .until(() -> ask(organization, "known", Duration.ZERO).at("/option").isString());
    run(organization, experiment);
    Patience.await()
        .until(() -> ask(organization, "known", Duration.ZERO).at("/draw/trial").isObject());
  }

  @AfterAll
  void end() {
    service.close();
  }

  @Test
  void isToldAsHeldOnceItsTestHasFoundIt() {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < UNITS; i++) {
      var suggestion = ask(SANDBOX, "subject-" + i, Duration.ZERO);
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
        assertThat(ask(SANDBOX, "subject-" + i, Duration.ZERO).at("/draw/trial")).isEqualTo(trial);
      }
      if (isB ? i % 3 != 0 : i % 10 == 0) {
        service.upstreams().signal(answered(suggestion));
      }
    }
    assertThat(results(SANDBOX, "e-1").at("/looks").size()).isLessThanOrEqualTo(1);

    service.upstreams().deaf(true);
    ask(SANDBOX, "later", Duration.ofDays(16));
    Patience.await()
        .until(() -> results(SANDBOX, "e-1").at("/sentence").asString().contains("It held"));
    assertThat(service.upstreams().endings()).doesNotContainKey("e-1");
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

    experiment(
        SANDBOX,
        "e-1",
        2,
        "ENDED",
        """
        "ending": {"outcome": "HELD", "because": "TEST", "at": "2026-01-01T00:00:00Z", "by": "s",
          "results": {"counts": [{"variant": "A", "units": 1, "successes": 1}]}}\
        """);
    Patience.await()
        .until(() -> ask(SANDBOX, "after", Duration.ofDays(16)).at("/draw/trial").isMissingNode());
    assertThat(lastLook(SANDBOX, "e-1").at("/outcome").asString()).isEqualTo("HELD");
  }

  @Test
  void isToldWhatCameOfItUntilSomebodyStoppedIt() {
    begin(HALTING, "e-2");
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      var suggestion = ask(HALTING, "subject-" + i, Duration.ZERO);
      given.put(suggestion.at("/unit").asString(), suggestion.at("/draw/trial/variant").asString());
    }
    ask(HALTING, "later", Duration.ofDays(16));
    Patience.await().until(() -> lastLook(HALTING, "e-2").at("/counts/0/units").asInt(0) > 0);

    service.upstreams().refuse("e-0");
    stop(HALTING, "e-0");
    stop(HALTING, "e-2");
    Patience.await().until(() -> service.upstreams().endings().containsKey("e-2"));
    var ending = Service.JSON.readTree(service.upstreams().endings().get("e-2"));
    assertThat(ending.at("/outcome").asString()).isEqualTo("UNDECIDED");
    assertThat(ending.at("/because").asString()).isEqualTo("STOPPED");
    long inA = given.values().stream().filter("A"::equals).count();
    assertThat(ending.at("/results/counts/0/units").asLong()).isBetween(inA, inA + 2);
    assertThat(ending.at("/results/sentence").asString()).contains("It was stopped");
    assertThat(service.upstreams().endings()).doesNotContainKey("e-0");
  }

  @Test
  void isNotThereForOthers() {
    var answer =
        service.get(
            "/v1/experiments/none/results",
            "Authorization",
            service.token(SANDBOX, "signals:read"));
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private JsonNode results(String organization, String experiment) {
    var answer =
        service.get(
            "/v1/experiments/" + experiment + "/results",
            "Authorization",
            service.token(organization, "signals:read"));
    return answer.statusCode() == 404 ? MissingNode.getInstance() : Service.json(answer);
  }

  /// Before it one may stand of the day on which it began, when nobody's time was over.
  private JsonNode lastLook(String organization, String experiment) {
    var looks = results(organization, experiment).path("looks");
    return looks.path(looks.size() - 1);
  }

  private JsonNode ask(String organization, String subject, Duration ahead) {
    var answer =
        service.post(
            "/v1/suggestions",
            """
            {"policy": "tried", "subject": "%s", "context": {"vip": true}}\
            """
                .formatted(subject),
            "Authorization",
            "Bearer " + service.tokenAhead(organization, ahead));
    return Service.json(answer);
  }

  private void run(String organization, String experiment) {
    experiment(
        organization,
        experiment,
        1,
        "RUNNING",
        """
        "content": {%s, "rules": [{"id": "vips", "when": "vip", "effect": "PREFER",
          "options": ["b"], "reason": "r"}, %s]}\
        """
            .formatted(OPTIONS, LEAD));
  }

  /// Somebody does, and says nothing of what came of it.
  private void stop(String organization, String experiment) {
    experiment(
        organization,
        experiment,
        2,
        "ENDED",
        """
        "ending": {"outcome": "UNDECIDED", "because": "STOPPED", "at": "2026-01-01T00:00:00Z",
          "by": "lead"}\
        """);
  }

  private void experiment(
      String organization, String experiment, int number, String state, String more) {
    var day = LocalDate.now(ZoneOffset.UTC);
    service
        .upstreams()
        .version(
            """
            {"organization": "%s", "kind": "EXPERIMENT", "experiment": {"id": "%s", "policy": "tried",
             "number": %d, "state": "%s", "baseVersion": 1, "contentHash": "h", "share": 1.0, "until": "%s",
             "startedAt": "%s", %s}}\
            """
                .formatted(
                    organization,
                    experiment,
                    number,
                    state,
                    day.plusDays(60),
                    Instant.now().minusSeconds(60),
                    more));
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
