package org.doubleloop.recommender.reviser;

import java.util.List;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;

/// Takes away options that pay no rent: for a long time they were neither suggested nor done. One
/// that a rule speaks of stays as long as the rule does.
final class IdleOptionReviser implements Reviser {
  @Override
  public List<Revision> revise(Situation situation) {
    return Rent.isDue(situation.use()) && situation.version().options().size() > 2
        ? situation.version().options().stream()
            .filter(option -> isIdle(situation, option))
            .map(option -> revision(situation, option))
            .toList()
        : List.of();
  }

  private static boolean isIdle(Situation situation, Option option) {
    var use = situation.use();
    return use.suggested().getOrDefault(option.id(), 0L) == 0
        && use.done().getOrDefault(option.id(), 0L) == 0
        && !isSpokenOf(situation.version(), option);
  }

  private static boolean isSpokenOf(PolicyVersion version, Option option) {
    return version.rules().stream().anyMatch(rule -> rule.options().contains(option.id()));
  }

  private static Revision revision(Situation situation, Option option) {
    var use = situation.use();
    var sentence =
        "Option %s was neither suggested nor done, while there were %,d suggestions in %d weeks."
            .formatted(option.id(), use.suggestions(), Rent.weeks(use));
    return new Revision(
        "option:" + option.id(),
        "Option %s is of no use".formatted(option.id()),
        sentence
            + " Who wants it to be tried lets chance explore; else it only makes choices longer.",
        List.of(new Step.RemoveOption(option.id())),
        Rent.finding(use, sentence, List.of(new Count(option.id(), 0, 0))));
  }
}
