package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Policies with as many options and rules as the policy-service takes, which say as much as it
/// lets them: every answer can be recorded, and is within the contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargestPolicyTest {

  private static final int MOST = 100;

  /// Takes six bytes in JSON.
  private static final String WIDEST = "\u0001";

  private Service service;
  private HttpApi api;

  @BeforeAll
  void start() throws Exception {
    service = Service.shared();
    api = service.api().as("acme", "rep", "suggestions");
    policy("required", n -> require(n, 10_000 / MOST));
    policy("beyond", n -> require(n, 500));
    policy("forbidden", n -> rule("AVOID", n, List.of("option-" + n), 2_000));
  }

  @Test
  void recordsEveryReasonWithEveryOption() {
    var path = "/v1/suggestions/" + ask("required").expect(201).at("/id");
    var suggestion = api.get(path).expect(200).json();
    assertThat(suggestion.at("/ranked")).hasSize(MOST);
    assertThat(suggestion.at("/ranked/99/because/rules")).hasSize(MOST);
    assertThat(suggestion.toString().length()).isGreaterThan(6_000_000);
  }

  @Test
  void saysThatAPolicySaysTooMuch() {
    ask("beyond").expectProblem(422, "answer-too-large");
  }

  @Test
  void saysOfManyRulesThatLeaveNothingTheFirstAndHowManyMore() {
    var suggestion = ask("forbidden").expect(201).json();
    assertThat(suggestion.at("/excluded")).hasSize(MOST);
    assertThat(suggestion.at("/nothing").asString().length()).isBetween(2_000, 4_000);
    assertThat(suggestion.at("/nothing").asString()).endsWith("; and 99 more");
  }

  private Answer ask(String policy) {
    return api.post("/v1/suggestions", Map.of("policy", policy, "subject", "c-1"));
  }

  private void policy(String id, IntFunction<Map<String, Object>> rule) throws Exception {
    var content =
        Map.of(
            "hypothesis",
            "h",
            "metric",
            Map.of("outcome", "replied", "direction", "INCREASE", "window", "P14D"),
            "options",
            IntStream.range(0, MOST).mapToObj(LargestPolicyTest::option).toList(),
            "rules",
            IntStream.range(0, MOST).mapToObj(rule).toList());
    service.policy(id, 1, Service.JSON.writeValueAsString(content));
    service.awaitPolicy(id, 1);
  }

  private static Map<String, Object> option(int n) {
    return Map.of("id", "option-" + n, "title", "t".repeat(256));
  }

  private static Map<String, Object> require(int n, int reason) {
    return rule(
        "REQUIRE", n, IntStream.range(0, MOST).mapToObj(i -> "option-" + i).toList(), reason);
  }

  private static Map<String, Object> rule(String effect, int n, List<String> options, int reason) {
    return Map.of(
        "id",
        "r".repeat(125) + n,
        "when",
        "true",
        "effect",
        effect,
        "options",
        options,
        "reason",
        WIDEST.repeat(reason));
  }
}
