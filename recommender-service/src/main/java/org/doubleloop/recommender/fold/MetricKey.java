package org.doubleloop.recommender.fold;

import java.time.Duration;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What the counts of one model have in common: the versions of a policy that call the same
/// outcomes a success.
record MetricKey(PolicyKey key, String outcome, Duration window, boolean countWeak) {

  static MetricKey of(PolicyVersion version) {
    var metric = version.metric();
    return new MetricKey(version.key(), metric.outcome(), metric.window(), metric.countWeak());
  }
}
