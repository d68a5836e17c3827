package org.doubleloop.recommender.assignment;

import java.time.Instant;

/// The first option that chance gave to a unit of a policy; it stands while nobody has acted on it.
///
/// @param suggestion the first suggestion that named it
/// @param at when it was made
/// @param open whether no action by this unit has been seen since
public record Assignment(
    String suggestion, String option, double propensity, Instant at, boolean open) {}
