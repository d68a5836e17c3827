package org.doubleloop.recommender.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Standing.Gain;
import org.doubleloop.recommender.window.Standing.Kind;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// What a policy wants to see happen after an action: outcomes of one type within a window.
///
/// @param outcome the type of outcome that counts
/// @param countWeak whether outcomes that are not certain count too
/// @param cap the most that one action counts for, where it is worth the sum of the values of its
///   outcomes; null where it succeeds or fails
/// @param target what an action should be worth on average, which decides nothing; null where that
///   is not said
public record Metric(
    String outcome,
    Direction direction,
    Window window,
    boolean countWeak,
    @Nullable Double cap,
    @Nullable Double target) {

  private static final Comparator<CountedOutcome> BY_TIME =
      Comparator.comparing(CountedOutcome::at)
          .thenComparing(CountedOutcome::id)
          .thenComparingDouble(CountedOutcome::value);

  public Metric(
      String outcome, Direction direction, Window window, boolean countWeak, @Nullable Double cap) {
    this(outcome, direction, window, countWeak, cap, null);
  }

  public Metric {
    if (cap != null && !(cap > 0 && Double.isFinite(cap))) {
      throw new IllegalArgumentException("A cap is above 0: " + cap);
    }
  }

  /// What an action with exactly these outcomes has come to.
  ///
  /// Without a cap it is a success where any outcome has a value above 0 and came within the
  /// window. With one it is worth `sum / cap` of a success, from 0 to 1, where the sum is that of
  /// the values that came within the window. Nothing more is expected of it once it is worth a
  /// success, or once any outcome is the last, whenever that was said.
  public Standing standing(Instant actionAt, List<CountedOutcome> outcomes) {
    var gains = cap == null ? success(actionAt, outcomes) : shares(actionAt, outcomes, cap);
    if (gains.stream().mapToLong(Gain::worth).sum() == Standing.WHOLE) {
      return new Standing(Kind.FULL, 0, gains);
    }
    var ended =
        outcomes.stream()
            .filter(each -> counts(each) && each.last())
            .mapToInt(each -> window.part(actionAt, each.at()))
            .min();
    return new Standing(ended.isPresent() ? Kind.ENDED : Kind.PENDING, ended.orElse(0), gains);
  }

  /// Whether the same outcomes are worth the same by both, and wanted alike. For how long after the
  /// window they may still be captured makes no difference.
  public boolean isLike(Metric other) {
    return outcome.equals(other.outcome)
        && direction == other.direction
        && window.length().equals(other.window.length())
        && countWeak == other.countWeak
        && Objects.equals(cap, other.cap);
  }

  /// What a share of a success is worth, in the unit of the outcomes' values.
  public double worth(double share) {
    return cap == null ? share : cap * share;
  }

  private List<Gain> success(Instant actionAt, List<CountedOutcome> outcomes) {
    OptionalInt first =
        outcomes.stream()
            .filter(each -> each.value() > 0 && countsWithin(actionAt, each))
            .mapToInt(each -> window.part(actionAt, each.at()))
            .min();
    return first.isPresent() ? List.of(new Gain(first.getAsInt(), Standing.WHOLE)) : List.of();
  }

  /// In one order, as sums of doubles depend on theirs.
  private List<Gain> shares(Instant actionAt, List<CountedOutcome> outcomes, double most) {
    var gains = new ArrayList<Gain>();
    double sum = 0;
    long worth = 0;
    var counted =
        outcomes.stream().filter(each -> countsWithin(actionAt, each)).sorted(BY_TIME).toList();
    for (int i = 0; i < counted.size(); i++) {
      var outcome = counted.get(i);
      sum += outcome.value();
      int part = window.part(actionAt, outcome.at());
      boolean isLastOfPart =
          i + 1 == counted.size() || window.part(actionAt, counted.get(i + 1).at()) > part;
      if (isLastOfPart) {
        long reached = Math.round(Standing.WHOLE * Math.clamp(sum, 0, most) / most);
        if (reached != worth) {
          gains.add(new Gain(part, reached - worth));
          worth = reached;
        }
      }
    }
    return gains;
  }

  private boolean countsWithin(Instant actionAt, CountedOutcome each) {
    return counts(each) && window.holds(actionAt, each.at());
  }

  private boolean counts(CountedOutcome each) {
    return each.type().equals(outcome) && (each.certain() || countWeak);
  }
}
