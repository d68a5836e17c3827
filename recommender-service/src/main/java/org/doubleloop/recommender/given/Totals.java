package org.doubleloop.recommender.given;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.recommender.given.Totals.Pair.Arm;

/// What came of all units by which a contrast is tested: whole numbers, apart by the odds that both
/// options had, and complete: none ever leaves them. In whatever order units are added, the same
/// remains, and two of different units can be added up.
public final class Totals {
  private final SortedMap<Odds, Pair> byOdds = new TreeMap<>();

  /// What came of both options.
  public record Pair(Arm option, Arm against) {
    static final Pair NOTHING = new Pair(Arm.NOTHING, Arm.NOTHING);

    /// What came of one.
    public record Arm(long trials, long successes) {
      public static final Arm NOTHING = new Arm(0, 0);

      Arm plus(Arm other) {
        return new Arm(trials + other.trials, successes + other.successes);
      }

      static Arm of(Closed closed) {
        return new Arm(1, closed.isSuccess() ? 1 : 0);
      }
    }

    Pair plus(Pair other) {
      return new Pair(option.plus(other.option), against.plus(other.against));
    }
  }

  /// Adds a unit, where it lies at the place of the contrast, was given one of both options, and
  /// could have been given the other.
  public void add(Contrast contrast, Closed closed) {
    var given = closed.given();
    if (!contrast.concerns(given)) {
      return;
    }
    var stratum = given.stratum();
    var odds =
        Odds.of(stratum.billionths(contrast.option()), stratum.billionths(contrast.against()));
    var arm = Arm.of(closed);
    add(
        odds,
        given.option().equals(contrast.option())
            ? new Pair(arm, Arm.NOTHING)
            : new Pair(Arm.NOTHING, arm));
  }

  /// Adds others.
  public void add(Odds odds, Pair more) {
    byOdds.merge(odds, more, Pair::plus);
  }

  /// By what was likely.
  public SortedMap<Odds, Pair> byOdds() {
    return Collections.unmodifiableSortedMap(byOdds);
  }

  /// All of them together.
  public Pair all() {
    return byOdds.values().stream().reduce(Pair.NOTHING, Pair::plus);
  }

  /// The same, which does not change with these.
  public Totals copy() {
    var copy = new Totals();
    copy.byOdds.putAll(byOdds);
    return copy;
  }
}
