package org.doubleloop.recommender.reviser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.revision.Conditions;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewRule;

/// Makes one rule of two that follow each other and say the same for two values of one attribute.
final class MergeReviser implements Reviser {
  @Override
  public List<Revision> revise(Situation situation) {
    var rules = situation.version().rules();
    var revisions = new ArrayList<Revision>();
    for (int i = 1; i < rules.size(); i++) {
      var one = rules.get(i - 1);
      var other = rules.get(i);
      merged(one, other).ifPresent(rule -> revisions.add(revision(situation, one, other, rule)));
    }
    return revisions;
  }

  private static Optional<NewRule> merged(Rule one, Rule other) {
    var first = one.when();
    var second = other.when();
    boolean isAlike =
        one.effect() == other.effect()
            && one.effect() != Rule.Effect.GUARDRAIL
            && one.options().equals(other.options());
    if (!isAlike || first == null || second == null) {
      return Optional.empty();
    }
    return Conditions.either(first.expression(), second.expression())
        .map(when ->
            new NewRule(
                one.id(),
                when,
                one.effect(),
                one.options(),
                one.reason().equals(other.reason())
                    ? one.reason()
                    : shortened(one.reason() + " " + other.reason())));
  }

  private static String shortened(String reason) {
    int longest = 2_000;
    return Characters.shorten(reason, longest);
  }

  private static Revision revision(Situation situation, Rule one, Rule other, NewRule rule) {
    var sentence =
        "Rules %s and %s say the same for two values of one attribute; one rule says both."
            .formatted(one.id(), other.id());
    return new Revision(
        "merge:" + one.id() + ":" + other.id(),
        "One rule instead of %s and %s".formatted(one.id(), other.id()),
        sentence + " Nothing else is suggested by that.",
        List.of(new Step.ReplaceRule(one.id(), rule), new Step.RemoveRule(other.id())),
        Rent.finding(situation.use(), sentence, List.of()));
  }
}
