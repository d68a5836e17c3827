package org.doubleloop.recommender.assigned;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Connected;
import org.jspecify.annotations.Nullable;

/// What an action to a unit had led to, as it was stated at some moment.
///
/// @param number of the statement, from 1 for each action
/// @param suggestion the one that the action named
/// @param previous what the statement before it said; null where it is known that this one differs
record Stated(
    String action,
    int number,
    @Nullable String suggestion,
    Instant actionAt,
    Instant recordedAt,
    List<CountedOutcome> outcomes,
    @Nullable List<CountedOutcome> previous) {
  Stated {
    outcomes = List.copyOf(outcomes);
    previous = previous == null ? null : List.copyOf(previous);
  }

  static Stated of(Connected connected) {
    return new Stated(
        connected.action(),
        connected.number(),
        connected.suggestion(),
        connected.actionAt(),
        connected.recordedAt(),
        connected.outcomes(),
        connected.previous());
  }

  /// What is left to know of it where the statements before it are known: what it says of outcomes
  /// of some types; nothing where that is what the one before it said.
  Optional<Stated> lasting(Set<String> types) {
    return only(types)
        .map(each ->
            new Stated(action, number, suggestion, actionAt, recordedAt, each.outcomes, null));
  }

  /// What it says of outcomes of some types; nothing where that is what the one before it said.
  Optional<Stated> only(Set<String> types) {
    var counting = of(types, outcomes);
    var before = previous == null ? null : of(types, previous);
    return counting.equals(before)
        ? Optional.empty()
        : Optional.of(
            new Stated(action, number, suggestion, actionAt, recordedAt, counting, before));
  }

  private static List<CountedOutcome> of(Set<String> types, List<CountedOutcome> outcomes) {
    return outcomes.stream().filter(each -> types.contains(each.type())).toList();
  }
}
