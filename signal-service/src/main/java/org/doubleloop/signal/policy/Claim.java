package org.doubleloop.signal.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an action says that it followed.
///
/// @param at when it was done
public record Claim(
    String organization,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    Instant at) {}
