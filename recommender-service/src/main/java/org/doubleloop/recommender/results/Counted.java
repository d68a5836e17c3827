package org.doubleloop.recommender.results;

import org.doubleloop.recommender.measure.MetricKey;
import org.jspecify.annotations.Nullable;

/// What sheets of a [Book] count.
///
/// @param name in snapshots
/// @param metric what actions have come to by it; null where something else is counted
public record Counted(String name, @Nullable MetricKey metric) {
  /// What was done.
  public static final Counted ACTIONS = new Counted("actions", null);

  /// What was suggested, and as successes what of it was drawn.
  public static final Counted SUGGESTIONS = new Counted("suggestions", null);

  /// Actions after suggestions that were only logged, and as successes those that did the same.
  public static final Counted OBSERVED = new Counted("observed", null);

  /// What actions have come to.
  public static Counted by(MetricKey metric) {
    return new Counted("metric", metric);
  }
}
