package org.doubleloop.recommender.assignment;

import java.time.Instant;

/// Ends what was assigned to a unit up to some moment.
public record Ending(Instant upTo, FollowingAction by) {}
