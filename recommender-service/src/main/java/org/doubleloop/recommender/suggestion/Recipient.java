package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// To whom a suggestion was made, under which policy, and when.
///
/// @param episode of the unit, in which chance has had a say; null where that is not known
/// @param logged what would have been suggested, where nothing was told
/// @param acted the first action that is known to have followed it by name
public record Recipient(
    PolicyKey key,
    UnitKind kind,
    String unit,
    @Nullable Integer episode,
    Instant at,
    @Nullable Logged logged,
    @Nullable FollowingAction acted) {

  /// A suggestion that was not told.
  ///
  /// @param suggestion its id
  /// @param option what would have been suggested
  public record Logged(String suggestion, int version, String option) {}
}
