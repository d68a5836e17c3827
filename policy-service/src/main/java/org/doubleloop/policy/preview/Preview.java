package org.doubleloop.policy.preview;

import java.time.Instant;
import org.doubleloop.policy.check.Objections.RefusedCallers;

/// What an edition of a proposal would have meant for last week's suggestions.
///
/// @param at when that was found
/// @param refused whom it would refuse
/// @param report all of it, as JSON of the contract
public record Preview(
    String organization,
    String proposal,
    int edition,
    Instant at,
    RefusedCallers refused,
    String report) {}
