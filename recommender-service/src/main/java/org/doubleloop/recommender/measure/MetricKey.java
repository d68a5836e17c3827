package org.doubleloop.recommender.measure;

import java.time.Duration;
import java.util.Comparator;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What the counts of one model have in common: the versions of a policy that call the same
/// outcomes a success. For how long after the window these may be captured makes no difference.
public record MetricKey(PolicyKey key, String outcome, Duration window, boolean countWeak)
    implements Comparable<MetricKey> {

  private static final Comparator<MetricKey> ORDER =
      Comparator.comparing(MetricKey::key)
          .thenComparing(MetricKey::outcome)
          .thenComparing(MetricKey::window)
          .thenComparing(MetricKey::countWeak);

  public static MetricKey of(PolicyVersion version) {
    var metric = version.metric();
    return new MetricKey(
        version.key(), metric.outcome(), metric.window().length(), metric.countWeak());
  }

  @Override
  public int compareTo(MetricKey other) {
    return ORDER.compare(this, other);
  }
}
