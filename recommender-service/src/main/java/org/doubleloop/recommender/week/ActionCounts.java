package org.doubleloop.recommender.week;

import java.util.Collection;
import java.util.List;
import org.doubleloop.recommender.metric.CountedOutcome;

/// How many actions of a day say that they followed the same, and how many of these have outcomes.
/// Guarded by the lock of [WeekCounts].
public final class ActionCounts {
  static final int EXAMPLES = 3;
  private static final int TYPES = 20;

  final Claim claim;
  final Smallest<Boolean> examples = new Smallest<>(EXAMPLES);
  final Smallest<Answered> answered = new Smallest<>(TYPES);
  long actions;
  long withOutcome;

  /// How many of them have an outcome of a type that decides: a success, or the last word.
  static final class Answered {
    final String type;
    long certain;
    long any;

    Answered(String type) {
      this.type = type;
    }
  }

  ActionCounts(Claim claim) {
    this.claim = claim;
  }

  void add(String action) {
    actions++;
    examples.at(action, () -> true);
  }

  /// @param sign 1 for what an action has led to, -1 for what it had before
  void led(List<CountedOutcome> outcomes, int sign) {
    withOutcome += outcomes.isEmpty() ? 0 : sign;
    outcomes.stream()
        .filter(each -> each.value() > 0 || each.last())
        .map(CountedOutcome::type)
        .distinct()
        .forEach(type -> led(type, outcomes, sign));
  }

  private void led(String type, List<CountedOutcome> outcomes, int sign) {
    var counts = answered.at(type, () -> new Answered(type));
    if (counts != null) {
      counts.any += sign;
      boolean certain =
          outcomes.stream()
              .anyMatch(each ->
                  each.type().equals(type) && each.certain() && (each.value() > 0 || each.last()));
      counts.certain += certain ? sign : 0;
    }
  }

  public Claim claim() {
    return claim;
  }

  public long actions() {
    return actions;
  }

  public long withOutcome() {
    return withOutcome;
  }

  /// How many have an outcome of this type that decides.
  public long answered(String type, boolean countWeak) {
    return answered.values().stream()
        .filter(each -> each.type.equals(type))
        .mapToLong(each -> countWeak ? each.any : each.certain)
        .sum();
  }

  public Collection<String> examples() {
    return examples.names();
  }
}
