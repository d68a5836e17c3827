package org.doubleloop.recommender.metric;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Standing.Kind;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// What a policy wants to see happen after an action: an outcome of one type within a window.
///
/// @param outcome the type of outcome that counts
/// @param countWeak whether outcomes that are not certain count too
/// @param cap the most that one action counts for, where it is worth the sum of the values of its
///   outcomes; null where it succeeds or fails
public record Metric(
    String outcome, Direction direction, Window window, boolean countWeak, @Nullable Double cap) {

  /// What an action with exactly these outcomes has come to: a success where any has a value above
  /// 0 and came within the window, else a failure where any is the last, whenever that was said,
  /// else nothing yet.
  public Standing standing(Instant actionAt, List<CountedOutcome> outcomes) {
    ToIntFunction<CountedOutcome> part = each -> window.part(actionAt, each.at());
    var success =
        outcomes.stream()
            .filter(each -> counts(each) && each.value() > 0)
            .filter(each -> window.holds(actionAt, each.at()))
            .mapToInt(part)
            .min();
    if (success.isPresent()) {
      return new Standing(Kind.SUCCESS, success.getAsInt());
    }
    return outcomes.stream()
        .filter(each -> counts(each) && each.last())
        .mapToInt(part)
        .min()
        .stream()
        .mapToObj(first -> new Standing(Kind.FAILURE, first))
        .findFirst()
        .orElse(Standing.PENDING);
  }

  private boolean counts(CountedOutcome each) {
    return each.type().equals(outcome) && (each.certain() || countWeak);
  }
}
