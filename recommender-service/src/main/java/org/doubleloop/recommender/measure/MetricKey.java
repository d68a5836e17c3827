package org.doubleloop.recommender.measure;

import java.time.Duration;
import java.util.Comparator;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What the counts of one model have in common: the versions of a policy by which the same outcomes
/// are worth the same. For how long after the window these may be captured makes no difference.
///
/// @param cap as the metric's
public record MetricKey(
    PolicyKey key, String outcome, Duration window, boolean countWeak, @Nullable Double cap)
    implements Comparable<MetricKey> {

  private static final Comparator<MetricKey> ORDER =
      Comparator.comparing(MetricKey::key)
          .thenComparing(MetricKey::outcome)
          .thenComparing(MetricKey::window)
          .thenComparing(MetricKey::countWeak)
          .thenComparingDouble(each -> each.cap == null ? 0 : each.cap);

  /// Of the metric by which a version decides.
  public static MetricKey of(PolicyVersion version) {
    return of(version.key(), version.metric());
  }

  public static MetricKey of(PolicyKey key, Metric metric) {
    return new MetricKey(
        key, metric.outcome(), metric.window().length(), metric.countWeak(), metric.cap());
  }

  @Override
  public int compareTo(MetricKey other) {
    return ORDER.compare(this, other);
  }
}
