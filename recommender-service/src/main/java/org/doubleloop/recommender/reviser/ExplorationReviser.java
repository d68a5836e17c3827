package org.doubleloop.recommender.reviser;

import java.util.List;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;

/// Lets chance choose for a small share where nothing can be learned: much is suggested, of more
/// than one option, and none of it by chance.
final class ExplorationReviser implements Reviser {
  private static final double SHARE = 0.1;

  @Override
  public List<Revision> revise(Situation situation) {
    var version = situation.version();
    boolean isShut =
        version.mode() == Mode.SUGGEST
            || (version.mode() == Mode.EXPLORE && version.exploration().share() == 0);
    if (!isShut || version.options().size() < 2 || !Rent.isDue(situation.use())) {
      return List.of();
    }
    var use = situation.use();
    var sentence =
        "None of the %,d suggestions of the last %d weeks was left to chance, so that nobody can"
                .formatted(use.suggestions(), Rent.weeks(use))
            + " know what another option would have done.";
    return List.of(
        new Revision(
            "exploration",
            "Let chance choose for one suggestion in ten",
            sentence
                + " With a share of 0.1 differences that are large are found in time; guardrails"
                + " and rules bind all the same.",
            List.of(new Step.Explore(SHARE)),
            Rent.finding(use, sentence, List.of())));
  }
}
