package org.doubleloop.recommender.assignment;

import java.time.Instant;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// Ends what was assigned to a unit: in an episode or, where that is not known, in the one that
/// went on at some moment.
public record Ending(
    PolicyKey key, String unit, @Nullable Integer episode, Instant moment, FollowingAction by) {}
