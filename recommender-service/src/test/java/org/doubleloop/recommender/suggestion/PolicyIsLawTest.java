package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.Test;

/// Many random contexts under random policies over HTTP, each answer held against [PolicyOracle].
class PolicyIsLawTest {

  /// More by `-Ddoubleloop.policies=1000`.
  private static final int POLICIES = Integer.getInteger("doubleloop.policies", 20);

  private static final int CONTEXTS = 30;
  private static final int SUBJECTS = 4;

  /// Subjects more where chance may give what is not preferred: each is a draw of its own, while
  /// what few subjects are given is a matter of luck.
  private static final int FRESH = 3;

  private int forbidden;
  private int nothing;
  private int repeated;
  private int notPreferred;

  /// With chance deciding as often as it may, and few units: what chance gave in one context must
  /// not be said in another that forbids it.
  @Test
  void noSuggestionBreaksARule() throws Exception {
    var random = new SplittableRandom(20261121);
    var service = Service.shared();
    for (int i = 0; i < POLICIES; i++) {
      var law = new PolicyOracle(random.split());
      var policy = "law-" + i;
      service.policy(policy, 1, Service.JSON.writeValueAsString(law.content()));
      service.awaitPolicy(policy, 1);
      for (int n = 0; n < CONTEXTS; n++) {
        var context = law.context();
        check(service, law, policy, "subject-" + random.nextInt(SUBJECTS), context);
        if (law.possible(context, true).size() > law.possible(context, false).size()) {
          for (int fresh = 0; fresh < FRESH; fresh++) {
            check(service, law, policy, "fresh-" + n + "-" + fresh, context);
          }
        }
      }
    }
    // Else nothing was tried.
    assertThat(forbidden).isGreaterThan(POLICIES * CONTEXTS / 4);
    assertThat(nothing).isGreaterThan(POLICIES * CONTEXTS / 150);
    assertThat(notPreferred).isGreaterThan(POLICIES * CONTEXTS / 100);
    assertThat(repeated).isGreaterThan(POLICIES * CONTEXTS / 4);
  }

  private void check(
      Service service,
      PolicyOracle law,
      String policy,
      String subject,
      Map<String, Object> context) {
    var question = Map.of("policy", policy, "subject", subject, "context", context);
    var answer = service.post("/v1/suggestions", Service.JSON.writeValueAsString(question));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var suggestion = Service.json(answer);
    var allowed = law.allowed(context);
    var ranked = new TreeSet<String>();
    suggestion.at("/ranked").forEach(option -> ranked.add(option.at("/option").asString()));

    assertThat(ranked).as("%s%n%s", law.content(), answer.body()).isEqualTo(allowed);
    assertThat(suggestion.at("/excluded")).hasSize(PolicyOracle.OPTIONS.size() - allowed.size());
    if (allowed.isEmpty()) {
      assertThat(suggestion.has("option")).isFalse();
      assertThat(suggestion.at("/nothing").asString()).contains("the reason of");
      nothing++;
    } else {
      var option = suggestion.at("/option").asString();
      boolean byChance = suggestion.at("/explored").asBoolean();
      assertThat(law.possible(context, byChance))
          .as("%s%n%s", law.content(), answer.body())
          .contains(option);
      notPreferred += law.possible(context, false).contains(option) ? 0 : 1;
    }
    forbidden += allowed.size() < PolicyOracle.OPTIONS.size() ? 1 : 0;
    repeated += suggestion.has("repeats") ? 1 : 0;
  }
}
