package org.doubleloop.recommender.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.policy.Rule.Effect.AVOID;
import static org.doubleloop.recommender.policy.Rule.Effect.GUARDRAIL;
import static org.doubleloop.recommender.policy.Rule.Effect.PREFER;
import static org.doubleloop.recommender.policy.Rule.Effect.REQUIRE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.ranking.Candidate;
import org.junit.jupiter.api.Test;

class EligibilityTest {

  @Test
  void leavesEveryOptionWhereNoRuleSpeaks() {
    assertThat(of(SomePolicy.some(), Map.of()).candidates())
        .containsExactly(new Candidate("a", 1), new Candidate("b", 1), new Candidate("c", 1));
  }

  @Test
  void takesAwayWhatIsForbiddenAndSaysByWhat() {
    var policy =
        SomePolicy.some()
            .rule("no-a", "vip", GUARDRAIL, "a")
            .rule("rather-not-b", "touch > 1", AVOID, "b");
    var eligibility = of(policy, Map.of("vip", true, "touch", 2));
    assertThat(options(eligibility)).containsExactly("c");
    assertThat(eligibility.excluded().keySet()).containsExactly("a", "b");
    assertThat(eligibility.excluded().values())
        .extracting(Rule::id)
        .containsExactly("no-a", "rather-not-b");
    assertThat(options(of(policy, Map.of("vip", false, "touch", 1))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void leavesOnlyWhatAllRequiringRulesName() {
    var policy =
        SomePolicy.some()
            .rule("a-or-b", "true", REQUIRE, "a", "b")
            .rule("b-or-c", "vip", REQUIRE, "b", "c");
    assertThat(options(of(policy, Map.of()))).containsExactly("a", "b");
    assertThat(options(of(policy, Map.of("vip", true)))).containsExactly("b");
  }

  @Test
  void saysWhichRulesLeftNothing() {
    var policy =
        SomePolicy.some()
            .rule("only-a", "true", REQUIRE, "a")
            .rule("never-a", "true", GUARDRAIL, "a");
    var eligibility = of(policy, Map.of());
    assertThat(eligibility.candidates()).isEmpty();
    assertThat(eligibility.nothing().orElseThrow()).contains("only-a", "never-a");
  }

  @Test
  void putsFirstWhatTheFirstPreferringRulePrefersThatCanBe() {
    var policy =
        SomePolicy.some()
            .rule("never-a", "true", AVOID, "a")
            .rule("rather-a", "true", PREFER, "a")
            .rule("rather-c", "true", PREFER, "c")
            .rule("rather-b", "true", PREFER, "b");
    var eligibility = of(policy, Map.of());
    assertThat(eligibility.candidates())
        .containsExactly(new Candidate("b", 2), new Candidate("c", 1));
    assertThat(eligibility.applied()).extracting(Rule::id).containsExactly("rather-c");
    assertThat(eligibility.overruled().get("a")).extracting(Rule::id).containsExactly("rather-a");
    assertThat(eligibility.overruling("a").id()).isEqualTo("never-a");
    assertThat(eligibility.overruled().get("b")).extracting(Rule::id).containsExactly("rather-b");
    assertThat(eligibility.overruling("b").id()).isEqualTo("rather-c");
    assertThat(eligibility.overruled()).doesNotContainKey("c");
  }

  /// Whatever the policy and the context, nothing that a rule forbids is left.
  @Test
  void neverLeavesWhatARuleForbids() {
    var random = new SplittableRandom(20261121);
    for (int round = 0; round < 400; round++) {
      var policy = randomPolicy(random).build();
      var context = randomContext(random);
      var left = options(Eligibility.of(policy, context));
      for (Rule rule : policy.rulesFor(context)) {
        switch (rule.effect()) {
          case GUARDRAIL, AVOID -> assertThat(left).noneMatch(rule.options()::contains);
          case REQUIRE -> assertThat(rule.options()).containsAll(left);
          case PREFER -> {}
        }
      }
    }
  }

  private static SomePolicy randomPolicy(RandomGenerator random) {
    var conditions =
        List.of("true", "vip", "!vip", "touch > 1", "industry == 'retail'", "industry != 'retail'");
    var policy = SomePolicy.some();
    for (int rule = random.nextInt(6); rule > 0; rule--) {
      var options = new ArrayList<>(SomePolicy.OPTIONS);
      options.removeIf(option -> random.nextBoolean());
      var effects = Rule.Effect.values();
      policy =
          policy.rule(
              "r" + rule,
              conditions.get(random.nextInt(conditions.size())),
              effects[random.nextInt(effects.length)],
              options.toArray(String[]::new));
    }
    return policy;
  }

  private static Map<String, Object> randomContext(RandomGenerator random) {
    var context = new HashMap<String, Object>();
    if (random.nextBoolean()) {
      context.put("vip", random.nextBoolean());
    }
    if (random.nextBoolean()) {
      context.put("touch", random.nextInt(4));
    }
    if (random.nextBoolean()) {
      context.put("industry", random.nextBoolean() ? "retail" : "finance");
    }
    return context;
  }

  private static Eligibility of(SomePolicy policy, Map<String, Object> context) {
    return Eligibility.of(policy.build(), context);
  }

  private static List<String> options(Eligibility eligibility) {
    return eligibility.candidates().stream().map(Candidate::option).toList();
  }
}
