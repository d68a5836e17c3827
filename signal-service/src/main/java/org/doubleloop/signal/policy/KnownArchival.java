package org.doubleloop.signal.policy;

import java.time.Instant;

/// That a policy was archived, or restored.
///
/// @param number the one with the highest holds
/// @param archived false where it was restored
public record KnownArchival(
    String organization, String policy, int number, boolean archived, Instant at) {}
