package org.doubleloop.recommender.contrast;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.association.Association;
import org.doubleloop.recommender.association.Associations;
import org.doubleloop.recommender.association.Done;
import org.doubleloop.recommender.association.HiddenCause;
import org.doubleloop.recommender.association.RateRatio;
import org.doubleloop.recommender.association.RateRatio.Stratum;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.hunch.Count;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.window.Standing;

/// Contrasts by what was done: association, as who acted how may be what makes the difference. So
/// none of them holds, whatever the counts. Only actions whose window has closed are counted, as
/// successes are known before failures.
final class Observed {
  /// So many are told, those with the most actions.
  static final int MOST = 100;

  /// What was done less often at a place is told only everywhere.
  static final int LEAST = 30;

  private static final double MOST_SENSITIVITY = 1e9;
  private static final Side NOTHING = new Side(0, 0, 0);
  private static final Comparator<Listed> MOST_DONE =
      Comparator.comparingLong(Observed::done).reversed().thenComparing(Listed::contrast);

  private final PolicyVersion version;
  private final Done done;

  private Observed(PolicyVersion version, Done done) {
    this.version = version;
    this.done = done;
  }

  /// What stands out; and everywhere, and at all places where both were done often enough, each
  /// option against the one that was done most often there.
  static List<Listed> contrasts(PolicyVersion version, Done done) {
    var observed = new Observed(version, done);
    var hunches = observed.hunches();
    var known =
        hunches.stream()
            .flatMap(each -> Stream.of(each.contrast(), each.contrast().reversed()))
            .collect(Collectors.toSet());
    return Stream.concat(
            hunches.stream(),
            done.places().keySet().stream()
                .flatMap(cell -> observed.at(cell, cell.traits().isEmpty() ? 1 : LEAST))
                .filter(each -> !known.contains(each.contrast()))
                .sorted(MOST_DONE))
        .limit(MOST)
        .toList();
  }

  /// What is followed by more successes, also where what is recorded was alike. Where fewer are
  /// wanted nothing is looked for.
  private List<Listed> hunches() {
    return version.metric().direction() == Direction.DECREASE
        ? List.of()
        : Associations.among(done).stream().filter(this::isOfOptions).map(this::hunch).toList();
  }

  private boolean isOfOptions(Association association) {
    var contrast = association.contrast();
    return version.optionIds().containsAll(List.of(contrast.better(), contrast.than()));
  }

  private Listed hunch(Association association) {
    var question = association.contrast();
    var contrast = new Contrast(question.place(), question.better(), question.than());
    return listed(contrast, sides(question.place()), Tier.HUNCH, association.hiddenCause());
  }

  private Stream<Listed> at(Cell place, long least) {
    var sides = sides(place);
    var options =
        sides.keySet().stream()
            .filter(version.optionIds()::contains)
            .filter(option -> trials(sides, option) >= least)
            .sorted(Comparator.comparingLong((String option) -> -trials(sides, option)))
            .toList();
    return options.stream()
        .skip(1)
        .map(option -> better(new Contrast(place, option, options.getFirst()), sides))
        .map(contrast -> listed(contrast, sides, Tier.NONE, hiddenCause(contrast, sides)));
  }

  /// The same or the other way round, so that the option is the one that does better, as it seems.
  private Contrast better(Contrast contrast, Map<String, Side> sides) {
    var one = sides.getOrDefault(contrast.option(), NOTHING);
    var other = sides.getOrDefault(contrast.against(), NOTHING);
    double difference =
        one.successes() * (double) other.trials() - other.successes() * (double) one.trials();
    boolean isRising = version.metric().direction() == Direction.INCREASE;
    return (isRising ? difference : -difference) >= 0 ? contrast : contrast.reversed();
  }

  private static HiddenCause hiddenCause(Contrast contrast, Map<String, Side> sides) {
    return HiddenCause.of(
        RateRatio.of(
            List.of(
                new Stratum(
                    count(sides.getOrDefault(contrast.against(), NOTHING)),
                    count(sides.getOrDefault(contrast.option(), NOTHING))))));
  }

  private static Count count(Side side) {
    return new Count(side.trials(), side.successes() * Standing.WHOLE);
  }

  private Listed listed(
      Contrast contrast, Map<String, Side> sides, Tier tier, HiddenCause hiddenCause) {
    return new Listed(
        Listed.id(version.key(), contrast, Basis.OBSERVATIONAL),
        contrast,
        Basis.OBSERVATIONAL,
        tier,
        new Counted(
            sides.getOrDefault(contrast.option(), NOTHING),
            sides.getOrDefault(contrast.against(), NOTHING)),
        null,
        Math.clamp(hiddenCause.estimate(), 1, MOST_SENSITIVITY));
  }

  /// What has come of each option at a place.
  private Map<String, Side> sides(Cell place) {
    var sides = new TreeMap<String, Side>();
    done.places()
        .getOrDefault(place, Collections.emptySortedMap())
        .forEach((option, sum) ->
            sides.put(
                option, new Side(sum.trials(), Math.round(Trials.worth(sum.worth())), sum.open())));
    return sides;
  }

  private static long trials(Map<String, Side> sides, String option) {
    return sides.getOrDefault(option, NOTHING).trials();
  }

  /// How often the one was done that was done less.
  private static long done(Listed listed) {
    return Math.min(listed.counts().option().trials(), listed.counts().against().trials());
  }
}
