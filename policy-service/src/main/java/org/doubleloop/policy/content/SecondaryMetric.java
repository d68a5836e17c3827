package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// What is counted beside the metric, in the same way, and decides nothing.
///
/// @param window null: the metric's, with its grace
/// @param kind as the metric's
/// @param cap as the metric's
public record SecondaryMetric(
    String id,
    String outcome,
    Metric.Direction direction,
    Metric.@Nullable Kind kind,
    @Nullable Double cap,
    @Nullable AttributionWindow window,
    @Nullable AttributionWindow grace,
    boolean countWeak,
    boolean locked) {
  public SecondaryMetric {
    Preconditions.notEmpty(id, "id");
    Preconditions.notEmpty(outcome, "outcome");
    kind = kind == Metric.Kind.BINARY ? null : kind;
  }
}
