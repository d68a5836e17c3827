package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// To whom a suggestion was made, under which policy, and when.
///
/// @param episode of the unit, in which chance has had a say; null where that is not known
/// @param acted the first action that is known to have followed it by name
public record Recipient(
    PolicyKey key,
    UnitKind kind,
    String unit,
    @Nullable Integer episode,
    Instant at,
    @Nullable FollowingAction acted) {}
