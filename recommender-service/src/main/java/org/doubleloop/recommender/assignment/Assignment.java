package org.doubleloop.recommender.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The first option that chance gave to a unit of a policy; it stands while nobody has acted on it.
///
/// @param suggestion the first suggestion that named it
/// @param at when it was made
/// @param open whether no action by this unit has been seen since
/// @param acted the first action by this unit since
record Assignment(
    String suggestion,
    String option,
    double propensity,
    Instant at,
    boolean open,
    @Nullable FollowingAction acted) {

  static Assignment of(String suggestion, String option, double propensity, Instant at) {
    return new Assignment(suggestion, option, propensity, at, true, null);
  }
}
