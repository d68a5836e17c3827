package org.doubleloop.recommender.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.ranking.Ranked;
import org.springframework.stereotype.Component;

/// Chooses for a unit. Chance has a say once for it: while that stands and can come up here it is
/// said again, and else the policy and the counts decide alone.
@Component
public final class Assigner {

  private final Assignments assignments;
  private final Seeds seeds;

  Assigner(Assignments assignments, Seeds seeds) {
    this.assignments = assignments;
    this.seeds = seeds;
  }

  /// @param suggestion the id of the one that is being made
  /// @param ranked at least one option
  public UnitChoice choose(
      String suggestion, PolicyVersion version, String unit, List<Ranked> ranked, Instant now) {
    var selection = selection(version, ranked, suggestion, share(version));
    if (!isByChance(selection)) {
      return UnitChoice.withoutChance(selection, now);
    }
    var first = assigned(suggestion, version, unit, selection.choice(), now);
    return Optional.of(first)
        .filter(Assignment::open)
        .flatMap(open -> possible(selection, open.option()))
        .map(option -> assigned(suggestion, selection, option, first, now))
        .orElseGet(() -> UnitChoice.withoutChance(selection(version, ranked, suggestion, 0), now));
  }

  /// The unit's assignment; its own, too, may come from an attempt that ended before it was
  /// recorded, by other counts.
  private Assignment assigned(
      String suggestion, PolicyVersion version, String unit, Choice choice, Instant now) {
    return assignments
        .find(version.key(), unit)
        .orElseGet(() ->
            assignments.assign(
                version.key(),
                unit,
                Assignment.of(suggestion, choice.ranked().option(), choice.propensity(), now)));
  }

  private static UnitChoice assigned(
      String suggestion, Selection selection, Ranked option, Assignment first, Instant now) {
    return new UnitChoice(
        selection.choices(),
        option,
        first.propensity(),
        true,
        first.suggestion().equals(suggestion) ? null : first.suggestion(),
        first.at().isAfter(now) ? first.at() : now);
  }

  private static double share(PolicyVersion version) {
    return version.mode() == Mode.EXPLORE ? version.exploration().share() : 0;
  }

  private Selection selection(
      PolicyVersion version, List<Ranked> ranked, String suggestion, double share) {
    return new Exploration(share, version.exploration().floor(), Exploration.DRAWS)
        .decide(
            ranked,
            version.metric().direction(),
            seeds.of(version.key().organization(), suggestion));
  }

  /// More than one option could come up.
  private static boolean isByChance(Selection selection) {
    return selection.choices().stream().filter(choice -> choice.propensity() > 0).count() > 1;
  }

  /// The option, where it can come up here; what the policy no longer prefers, or no longer allows,
  /// cannot.
  private static Optional<Ranked> possible(Selection selection, String option) {
    return selection.choices().stream()
        .filter(choice -> choice.propensity() > 0)
        .map(Choice::ranked)
        .filter(ranked -> ranked.option().equals(option))
        .findFirst();
  }
}
