package org.doubleloop.policy.learnability;

import java.util.Objects;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.Metric.Direction;
import org.jspecify.annotations.Nullable;

/// What is taken to be so.
///
/// @param decisionsPerWeek how many units begin an episode each week
/// @param rate of success, or what actions are worth as a share of the cap
/// @param difference by how much the better option is better
public record Assumptions(double decisionsPerWeek, double rate, double difference) {

  static final double DECISIONS = 40;
  static final double RATE = 0.15;
  static final double DIFFERENCE = 0.03;

  private static final double LEAST = 0.0001;

  public Assumptions {
    if (!(decisionsPerWeek > 0 && rate > 0 && rate < 1 && difference > 0 && difference < 1)) {
      throw new IllegalArgumentException("Nothing can be assumed so");
    }
  }

  /// Those of the policy, where nothing else is given. A difference that is not given is one that
  /// the rate has room for.
  public static Assumptions of(
      Metric metric,
      @Nullable Double decisionsPerWeek,
      @Nullable Double rate,
      @Nullable Double difference) {
    double known = Objects.requireNonNullElseGet(rate, () -> rate(metric));
    return new Assumptions(
        Objects.requireNonNullElse(decisionsPerWeek, DECISIONS),
        known,
        Objects.requireNonNullElseGet(
            difference, () -> Math.min(DIFFERENCE, room(metric, known) / 2)));
  }

  private static double rate(Metric metric) {
    var target = metric.target();
    if (target == null) {
      return RATE;
    }
    double share = metric.cap() == null ? target : target / metric.cap();
    return Math.clamp(share, LEAST, 1 - LEAST);
  }

  /// How much better than this an option can be.
  public static double room(Metric metric, double rate) {
    return metric.direction() == Direction.INCREASE ? 1 - rate : rate;
  }
}
