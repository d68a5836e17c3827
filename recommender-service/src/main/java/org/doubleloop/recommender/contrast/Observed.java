package org.doubleloop.recommender.contrast;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.window.Maturity;

/// Contrasts by what was done: association, as who acted how may be what makes the difference. So
/// none of them holds, whatever the counts.
final class Observed {
  private static final Comparator<Listed> MOST_DONE =
      Comparator.comparingLong(Observed::done).reversed().thenComparing(Listed::contrast);

  /// So many are told, those with the most actions.
  static final int MOST = 100;

  /// What was done less often at a place is told only everywhere.
  static final int LEAST = 30;

  private final PolicyVersion version;
  private final Counts counts;
  private final Maturity maturity;

  private Observed(PolicyVersion version, Counts counts) {
    this.version = version;
    this.counts = counts;
    this.maturity = counts.maturity(version.metric().window());
  }

  /// What is worth a trial; then, everywhere and at all places where both were done often enough,
  /// each option against the one that was done most often there.
  static List<Listed> contrasts(PolicyVersion version, Counts counts) {
    var observed = new Observed(version, counts);
    var hunches = ObservedHunches.among(version, counts);
    var others =
        Stream.concat(
                observed.at(Cell.EVERYWHERE, 1),
                counts.cells().stream()
                    .filter(cell -> !cell.traits().isEmpty())
                    .flatMap(cell -> observed.at(cell, LEAST)))
            .filter(each -> !hunches.contains(each.contrast()))
            .sorted(MOST_DONE)
            .limit(MOST);
    return Stream.concat(hunches.stream().map(observed::hunch), others).toList();
  }

  private Listed hunch(Contrast contrast) {
    var cell = Objects.requireNonNull(counts.at(contrast.place()));
    return listed(
        contrast,
        Tier.HUNCH,
        new Counted(
            side(cell, counts.find(contrast.option())),
            side(cell, counts.find(contrast.against()))));
  }

  private Stream<Listed> at(Cell place, long least) {
    var cell = counts.at(place);
    if (cell == null) {
      return Stream.empty();
    }
    var done =
        IntStream.range(0, counts.optionCount())
            .mapToObj(counts::optionAt)
            .filter(option -> version.optionIds().contains(counts.option(option)))
            .filter(option -> side(cell, option).trials() >= least)
            .sorted(Comparator.comparingLong((Integer option) -> -side(cell, option).trials()))
            .toList();
    return done.stream().skip(1).map(option -> listed(place, cell, option, done.getFirst()));
  }

  /// Of both options the one that does better first, as it seems.
  private Listed listed(Cell place, CellCounts cell, int one, int other) {
    boolean isBetter = isBetter(side(cell, one), side(cell, other));
    int option = isBetter ? one : other;
    int against = isBetter ? other : one;
    var contrast = new Contrast(place, counts.option(option), counts.option(against));
    return listed(contrast, Tier.NONE, new Counted(side(cell, option), side(cell, against)));
  }

  private Listed listed(Contrast contrast, Tier tier, Counted counted) {
    return new Listed(
        Listed.id(version.key(), contrast, Basis.OBSERVATIONAL),
        contrast,
        Basis.OBSERVATIONAL,
        tier,
        counted,
        null,
        Sensitivity.of(counted));
  }

  private boolean isBetter(Side one, Side other) {
    double difference =
        one.successes() * (double) other.trials() - other.successes() * (double) one.trials();
    return version.metric().direction() == Direction.INCREASE ? difference >= 0 : difference <= 0;
  }

  private Side side(CellCounts cell, int option) {
    var trials = cell.trials(option, maturity);
    return new Side(trials.known(), Math.round(Trials.worth(trials.sum())), trials.pending());
  }

  /// How often the one was done that was done less.
  private static long done(Listed listed) {
    return Math.min(listed.counts().option().trials(), listed.counts().against().trials());
  }
}
