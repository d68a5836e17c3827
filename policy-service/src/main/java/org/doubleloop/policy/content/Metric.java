package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// What a policy is judged by: an action succeeds when an outcome of this type with a value above 0
/// comes within the window.
///
/// @param outcome a type of outcomes
/// @param kind null: [Kind#BINARY], which was all there was and so is never written
/// @param cap the most that one action counts for; with [Kind#SUM] only
/// @param target the share of actions that should succeed
/// @param grace for how long after the window its outcomes may still be captured; null: for none
/// @param countWeak whether outcomes that are not certain count
public record Metric(
    String outcome,
    Direction direction,
    @Nullable Kind kind,
    @Nullable Double cap,
    @Nullable Double target,
    AttributionWindow window,
    @Nullable AttributionWindow grace,
    boolean countWeak) {

  /// How the outcomes of an action are reduced to one number.
  public enum Kind {
    /// Whether there is any.
    BINARY,
    /// The sum of their values, up to the cap.
    SUM
  }

  /// Whether success is wanted or to be avoided.
  public enum Direction {
    INCREASE,
    DECREASE
  }

  public Metric {
    Preconditions.notEmpty(outcome, "outcome");
    kind = kind == Kind.BINARY ? null : kind;
  }
}
