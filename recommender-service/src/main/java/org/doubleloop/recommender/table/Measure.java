package org.doubleloop.recommender.table;

import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.metric.Metric;
import org.jspecify.annotations.Nullable;

/// What actions have come to by one metric, in the unit in which it is told.
///
/// @param trials what is counted
/// @param closed of those that are known, those whose windows are over
/// @param rate of those that are known and of what pending ones say by their age; null where that
///   is less than one action
/// @param interval of 95 %; null where there is no rate
public record Measure(
    Metric metric,
    Trials trials,
    long closed,
    @Nullable Double rate,
    @Nullable ScoreInterval interval) {
  private static final double LEAST = 1;

  public static Measure of(Metric metric, Total total) {
    return of(metric, total.trials(), total.closed());
  }

  /// Of actions whose windows are all over, and that succeed or fail.
  public static Measure closed(Metric metric, long actions, long successes) {
    return of(metric, Trials.of(actions, successes), actions);
  }

  private static Measure of(Metric metric, Trials trials, long closed) {
    if (trials.number() < LEAST) {
      return new Measure(metric, trials, closed, null, null);
    }
    double share = Math.min(1, trials.successes() / trials.number());
    return new Measure(metric, trials, closed, metric.worth(share), ScoreInterval.of(trials));
  }

  public boolean isSum() {
    return metric.cap() != null;
  }

  /// What all are worth, in the unit of the values.
  public double sum() {
    return metric.worth(trials.successes());
  }
}
