package org.doubleloop.recommender.hunch;

import org.doubleloop.recommender.window.Standing;

/// What has come of one option.
///
/// @param worth in parts of [Standing#WHOLE]
public record Count(long trials, long worth) {
  public static final Count NONE = new Count(0, 0);

  /// A whole number where a unit succeeds or fails.
  public double successes() {
    return (double) worth / Standing.WHOLE;
  }
}
