package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// What a policy is judged by: an action succeeds when an outcome of this type with a value above 0
/// comes within the window.
///
/// @param outcome a type of outcomes
/// @param target the share of actions that should succeed
/// @param grace for how long after the window its outcomes may still be captured; null: for none
/// @param countWeak whether outcomes that are not certain count
public record Metric(
    String outcome,
    Direction direction,
    @Nullable Double target,
    AttributionWindow window,
    @Nullable AttributionWindow grace,
    boolean countWeak) {

  /// Whether success is wanted or to be avoided.
  public enum Direction {
    INCREASE,
    DECREASE
  }

  public Metric {
    Preconditions.notEmpty(outcome, "outcome");
    if (target != null) {
      Preconditions.share(target, "target");
    }
  }
}
