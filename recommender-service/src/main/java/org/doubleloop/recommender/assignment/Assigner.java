package org.doubleloop.recommender.assignment;

import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.draw.Seeds;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration.Across;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.ranking.Ranked;
import org.springframework.stereotype.Component;

/// Chooses for a unit. Chance has a say once an episode: while that stands and can come up here it
/// is said again, and else the policy and the counts decide alone.
@Component
public final class Assigner {

  private final Episodes episodes;
  private final Seeds seeds;

  public Assigner(Episodes episodes, Seeds seeds) {
    this.episodes = episodes;
    this.seeds = seeds;
  }

  /// @param ranked at least one option
  public UnitChoice choose(Question question, List<Ranked> ranked) {
    double share = share(question.version());
    var selection = selection(question, ranked, share);
    if (share == 0 || !isByChance(selection)) {
      var reason = share == 0 ? Reason.NONE : Reason.ONLY_ONE;
      return UnitChoice.withoutChance(selection, Draw.without(reason, null), question.now());
    }
    var assigned = assigned(question, selection);
    var given = possible(selection, assigned.option());
    if (assigned.open() && given.isPresent()) {
      return UnitChoice.assigned(question, selection, given.get(), assigned);
    }
    var reason = assigned.open() ? Reason.NOT_POSSIBLE : Reason.CLOSED;
    return UnitChoice.withoutChance(
        selection(question, ranked, 0), Draw.without(reason, assigned.episode()), question.now());
  }

  /// What part chance has where there is nothing to choose from.
  public static Draw nothingLeft(PolicyVersion version) {
    return Draw.without(share(version) == 0 ? Reason.NONE : Reason.NOT_POSSIBLE, null);
  }

  /// What chance has given the unit in the episode that goes on. Where it is this suggestion that
  /// named it first, an attempt may have ended before it was recorded, by other counts.
  private Assignment assigned(Question question, Selection selection) {
    var key = question.version().key();
    var latest = episodes.latest(key, question.unit()).orElse(null);
    while (latest == null || latest.isOver(question.version(), question.now())) {
      latest = episodes.assign(question, Assignment.of(question, selection, latest));
    }
    return latest;
  }

  private static double share(PolicyVersion version) {
    return version.mode() == Mode.EXPLORE ? version.exploration().share() : 0;
  }

  private Selection selection(Question question, List<Ranked> ranked, double share) {
    var version = question.version();
    var declared = version.exploration();
    boolean isAcrossTiers = declared.across() == Across.ELIGIBLE;
    return new Exploration(share, declared.floor(), Exploration.DRAWS, isAcrossTiers)
        .decide(
            ranked,
            version.metric().direction(),
            seeds.of(version.key().organization(), question.suggestion()));
  }

  /// More than one option could come up.
  private static boolean isByChance(Selection selection) {
    return selection.choices().stream().filter(choice -> choice.propensity() > 0).count() > 1;
  }

  /// The option, where it can come up here; what chance may not choose any more, or the policy no
  /// longer allows, cannot.
  private static Optional<Ranked> possible(Selection selection, String option) {
    return selection.choices().stream()
        .filter(choice -> choice.propensity() > 0)
        .map(Choice::ranked)
        .filter(ranked -> ranked.option().equals(option))
        .findFirst();
  }
}
