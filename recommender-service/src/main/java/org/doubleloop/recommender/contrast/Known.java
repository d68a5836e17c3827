package org.doubleloop.recommender.contrast;

import org.doubleloop.recommender.assigned.Assigned.Standing;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What can be known of a policy, and what is.
///
/// @param version in force
/// @param standing of its units
/// @param look the newest
/// @param suggested how many suggestions there were
/// @param drawn in how many of these chance had a part
record Known(
    PolicyVersion version, Standing standing, @Nullable Look look, long suggested, long drawn) {

  /// Whether anything that chance gave is known.
  boolean isIdentifiable() {
    return standing.closed() + standing.open() > 0;
  }

  /// The share of suggestions in which chance had no part; null before there is any.
  @Nullable Double unsupported() {
    return suggested == 0 ? null : Math.clamp(1 - (double) drawn / suggested, 0, 1);
  }
}
