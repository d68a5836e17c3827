package org.doubleloop.recommender.reviser;

import java.util.List;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;

/// Takes away rules that pay no rent: in all that was suggested for a long time they decided
/// nothing. A guardrail is there for what should never happen, and stays.
final class IdleRuleReviser implements Reviser {
  @Override
  public List<Revision> revise(Situation situation) {
    return Rent.isDue(situation.use())
        ? situation.version().rules().stream()
            .filter(rule -> rule.effect() != Effect.GUARDRAIL)
            .filter(rule -> situation.use().deciding().getOrDefault(rule.id(), 0L) == 0)
            .map(rule -> revision(situation, rule))
            .toList()
        : List.of();
  }

  private static Revision revision(Situation situation, Rule rule) {
    var sentence =
        "Rule %s decided nothing in the %,d suggestions of the last %d weeks."
            .formatted(rule.id(), situation.use().suggestions(), Rent.weeks(situation.use()));
    return new Revision(
        "rule:" + rule.id(),
        "Rule %s is of no use".formatted(rule.id()),
        sentence
            + " Either nobody asks in such contexts, or its condition is not what was meant. It"
            + " said: "
            + rule.reason(),
        List.of(new Step.RemoveRule(rule.id())),
        Rent.finding(situation.use(), sentence, List.of()));
  }
}
