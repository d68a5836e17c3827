package org.doubleloop.recommender.policy;

import java.time.Instant;

/// That a policy was archived, or restored.
///
/// @param number the one with the highest holds
/// @param archived false where it was restored
public record Archival(int number, boolean archived, Instant at) {}
