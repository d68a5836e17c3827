package org.doubleloop.recommender.metric;

import org.jspecify.annotations.Nullable;

/// A metric that a policy version counts, and what for.
///
/// @param id what the policy calls it; null for the one that decides
public record CountedMetric(Role role, @Nullable String id, Metric metric) {

  /// What a metric is counted for.
  public enum Role {
    /// It decides which option is best.
    METRIC,
    /// It must not suffer.
    WATCH,
    /// It hints at the metric before that is known.
    LEADING
  }
}
