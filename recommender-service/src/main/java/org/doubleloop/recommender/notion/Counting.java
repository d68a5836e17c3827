package org.doubleloop.recommender.notion;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.editpattern.EditPatterns;
import org.doubleloop.recommender.habit.HabitReviser;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.notion.Judged.Falls;
import org.doubleloop.recommender.notion.Judged.Stands;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.reviser.Revisers;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.situation.Situations;
import org.springframework.stereotype.Component;

/// Counts what notions point to. What comes of it is a revision in this service's own words.
@Component
final class Counting {
  private static final int LEAST = 5;

  private final Situations situations;
  private final EditPatterns patterns;
  private final Edited edited;

  Counting(Situations situations, EditPatterns patterns, Edited edited) {
    this.situations = situations;
    this.patterns = patterns;
    this.edited = edited;
  }

  /// @param contrasts all that are counted now
  /// @param now of the organization
  Judged judge(Notion notion, PolicyVersion version, List<Listed> contrasts, Instant now) {
    var place = Places.of(notion.place(), version);
    if (place.isEmpty()) {
      return new Falls(Flaw.PLACE);
    }
    return switch (notion.kind()) {
      case PREFER -> rule(notion.option(), place.get(), version, contrasts, now);
      case LEAVE_OUT, WRITE ->
          switch (Preference.of(notion, patterns.of(version, place.get()))) {
            case Preference.Fails(var flaw) -> new Falls(flaw);
            case Preference.Holds(var habit) ->
                only(
                    HabitReviser.revise(
                            version, List.of(Examples.added(habit, edited.of(version.key()))))
                        .toList());
          };
    };
  }

  private Judged rule(
      String option, Cell place, PolicyVersion version, List<Listed> contrasts, Instant now) {
    if (version.option(option).isEmpty()) {
      return new Falls(Flaw.OPTION);
    }
    var there =
        contrasts.stream()
            .filter(each -> each.contrast().place().equals(place))
            .filter(each ->
                each.contrast().option().equals(option) || each.contrast().against().equals(option))
            .toList();
    if (there.isEmpty()) {
      return new Falls(Flaw.TOO_FEW);
    }
    if (there.stream().anyMatch(each -> each.contrast().against().equals(option))) {
      return new Falls(Flaw.COUNTS_AGAINST);
    }
    var first = there.getFirst();
    var counts = first.counts();
    if (Math.min(counts.option().trials(), counts.against().trials()) < LEAST) {
      return new Falls(Flaw.TOO_FEW);
    }
    if (!standsOut(counts.option(), counts.against(), version)) {
      return new Falls(Flaw.COUNTS_AGAINST);
    }
    var situation = situations.of(version, List.of(asHunch(first)), now);
    return situation.contrasts().isEmpty()
        ? new Falls(Flaw.OPTION) // by the rules it is not left there
        : only(Revisers.atPlaces(situation));
  }

  /// Whether the first does better by a standard error, as the metric wants it: with less, a trial
  /// would be a waste.
  private static boolean standsOut(Side one, Side other, PolicyVersion version) {
    double pooled =
        (double) (one.successes() + other.successes()) / (one.trials() + other.trials());
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / one.trials() + 1.0 / other.trials()));
    double difference = rate(one) - rate(other);
    return switch (version.metric().direction()) {
      case INCREASE -> difference > 0 && difference >= error;
      case DECREASE -> difference < 0 && -difference >= error;
    };
  }

  private static double rate(Side side) {
    return (double) side.successes() / side.trials();
  }

  private static Listed asHunch(Listed listed) {
    return listed.tier() == Tier.HOLDS
        ? listed
        : new Listed(
            listed.id(),
            listed.contrast(),
            listed.basis(),
            Tier.HUNCH,
            listed.counts(),
            listed.test(),
            listed.sensitivity());
  }

  /// None: the policy says so already.
  private static Judged only(List<Revision> revisions) {
    return revisions.isEmpty() ? new Falls(Flaw.KNOWN) : new Stands(revisions.getFirst());
  }
}
