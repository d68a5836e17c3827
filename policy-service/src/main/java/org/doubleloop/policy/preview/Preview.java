package org.doubleloop.policy.preview;

import java.time.Instant;
import java.util.List;
import org.doubleloop.policy.check.Objections.RefusedCallers;
import org.jspecify.annotations.Nullable;

/// What an edition of a proposal would have meant for last week's suggestions.
///
/// @param at when that was found
/// @param refused whom it would refuse
/// @param effect in a sentence what it would have changed; empty where there is nothing to say
/// @param report all of it, as JSON of the contract
/// @param counts what was counted of its evidence, as JSON of the contract; null where nothing was
/// @param unknownSignals what its evidence names, and is no signal
public record Preview(
    String organization,
    String proposal,
    int edition,
    Instant at,
    RefusedCallers refused,
    String effect,
    String report,
    @Nullable String counts,
    List<String> unknownSignals) {
  public Preview {
    unknownSignals = List.copyOf(unknownSignals);
  }
}
