package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.kit.unit.UnitKind;

/// What of a policy's version matters to what happened under it.
///
/// @param outcome the type of outcomes by which its metric counts
/// @param window how long after an action an outcome counts for it
/// @param unit what it assigns to an option as one
public record KnownVersion(
    String organization,
    String policy,
    int version,
    Instant effectiveFrom,
    String outcome,
    Duration window,
    UnitKind unit) {}
