package org.doubleloop.recommender.contrast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
  private static final int MOST = 20;

  private final PolicyVersion version;
  private final Counts counts;
  private final Maturity maturity;

  private Observed(PolicyVersion version, Counts counts) {
    this.version = version;
    this.counts = counts;
    this.maturity = counts.maturity(version.metric().window());
  }

  /// Everywhere, each option against the one that was done most often.
  static List<Listed> contrasts(PolicyVersion version, Counts counts) {
    return new Observed(version, counts).everywhere();
  }

  private List<Listed> everywhere() {
    var cell = counts.everywhere();
    var done =
        new ArrayList<>(
            IntStream.range(0, counts.optionCount())
                .mapToObj(counts::optionAt)
                .filter(option -> version.optionIds().contains(counts.option(option)))
                .filter(option -> side(cell, option).trials() > 0)
                .toList());
    done.sort(Comparator.comparingLong((Integer option) -> -side(cell, option).trials()));
    return done.stream()
        .skip(1)
        .limit(MOST)
        .map(option -> listed(Cell.EVERYWHERE, cell, option, done.getFirst()))
        .toList();
  }

  /// Of both options the one that does better first, as it seems.
  private Listed listed(Cell place, CellCounts cell, int one, int other) {
    boolean isBetter = isBetter(side(cell, one), side(cell, other));
    int option = isBetter ? one : other;
    int against = isBetter ? other : one;
    var contrast = new Contrast(place, counts.option(option), counts.option(against));
    var counted = new Counted(side(cell, option), side(cell, against));
    return new Listed(
        Listed.id(version.key(), contrast, Basis.OBSERVATIONAL),
        contrast,
        Basis.OBSERVATIONAL,
        Tier.NONE,
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
}
