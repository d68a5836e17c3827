package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Policies whose conditions take as much as they may, and such as the policy-service took before
/// it looked at that.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostlyConditionsTest {

  private static final Map<String, Object> LONGEST = Map.of("note", "a".repeat(1_024), "n", 2);

  private Service service;
  private HttpApi api;

  @BeforeAll
  void start() {
    service = Service.shared();
    api = service.api().as("acme", "rep", "suggestions");
  }

  /// All but 2,000,000 steps, and all but 5,000 terms.
  @Test
  void answersByThoseThatTakeTheMostInSomeMilliseconds() throws Exception {
    policy(
        "dearest",
        64,
        i -> i < 4 ? "note.matches('a{420}" + i + "c')" : "n == 1" + " || n == 1".repeat(12));
    ask("dearest", LONGEST).expect(201);
    var version =
        service
            .bean(Policies.class)
            .inForce(new PolicyKey("acme", "dearest"), Instant.now())
            .orElseThrow();
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 5; i++) {
      Eligibility.of(version, LONGEST);
    }
    assertThat(Duration.ofNanos((threads.getCurrentThreadCpuTime() - before) / 5))
        .isLessThan(Duration.ofMillis(200));
  }

  @Test
  void doesNotAnswerByThoseThatTakeMoreAndNamesTheRule() throws Exception {
    policy("too-long", 100, i -> "n == 1" + " || n == 1".repeat(80));
    ask("too-long", LONGEST).expectProblem(422, "condition-too-costly");
    assertThat(ask("too-long", LONGEST).json().at("/detail").asString())
        .contains("rule r-15", "version 1 of policy too-long", "5,000 terms");
    policy("too-slow", 6, i -> "(note + note + note).matches('" + "a?".repeat(250) + i + "c')");
    ask("too-slow", Map.of("note", "a", "n", 2)).expect(201);
    assertThat(
            ask("too-slow", LONGEST)
                .expectProblem(422, "condition-too-costly")
                .json()
                .at("/detail")
                .asString())
        .contains("rule r-1 ", "2,000,000 steps");
  }

  @Test
  void compilesNothingThatIsNotAskedFor() throws Exception {
    var conditions = service.bean(Conditions.class);
    policy("unasked", 100, i -> "n == 1" + " || n == 1".repeat(i % 20));
    long before = conditions.terms();
    policy("asked", 10, i -> "n == 7" + " || n == 7".repeat(i));
    assertThat(conditions.terms()).isEqualTo(before);
    ask("asked", LONGEST).expect(201);
    assertThat(conditions.terms()).isGreaterThan(before + 100);
  }

  private Answer ask(String policy, Map<String, Object> context) {
    return api.post(
        "/v1/suggestions", Map.of("policy", policy, "subject", "c-1", "context", context));
  }

  private void policy(String id, int rules, IntFunction<String> when) throws Exception {
    var content = new HashMap<String, Object>();
    content.put("hypothesis", "h");
    content.put("metric", Map.of("outcome", "replied", "direction", "INCREASE", "window", "P14D"));
    content.put("options", List.of(Map.of("id", "a"), Map.of("id", "b")));
    content.put(
        "attributes",
        List.of(
            Map.of("name", "note", "type", "STRING", "required", true),
            Map.of("name", "n", "type", "NUMBER", "required", true)));
    content.put(
        "rules", IntStream.range(0, rules).mapToObj(i -> rule("r-" + i, when.apply(i))).toList());
    service.policy(id, 1, Service.JSON.writeValueAsString(content));
    service.awaitPolicy(id, 1);
  }

  private static Map<String, Object> rule(String id, String when) {
    return Map.of(
        "id", id, "when", when, "effect", "PREFER", "options", List.of("a"), "reason", "r");
  }
}
