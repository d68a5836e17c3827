package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a policy's version counts of what actions lead to.
///
/// @param id what the version calls it; null for the metric that decides
/// @param role what it is counted for
/// @param outcome the type of outcomes by which it counts
/// @param window how long after an action an outcome counts for it
/// @param countWeak whether outcomes that are not certain count
/// @param cap the most that an action is worth, where it is worth the sum of its outcomes' values;
///   null where it succeeds or fails
public record KnownMetric(
    @Nullable String id,
    Role role,
    String outcome,
    Duration window,
    boolean countWeak,
    @Nullable Double cap) {

  /// What a metric is counted for.
  public enum Role {
    /// It decides.
    METRIC,
    /// It must not suffer.
    WATCH,
    /// It hints at the metric.
    LEADING
  }

  /// Whether an outcome of this type that happened then came before its window's end.
  public boolean holds(String type, Instant actionAt, Instant happened) {
    return outcome.equals(type) && happened.isBefore(actionAt.plus(window));
  }

  /// Whether an outcome of its type counts for it that is as sure as this.
  public boolean trusts(boolean certain) {
    return certain || countWeak;
  }
}
