package org.doubleloop.signal.outcome;

import java.time.Instant;

/// An outcome as it counts once corrections are taken in.
///
/// @param last nothing more is to come
public record CountedOutcome(
    String id, String type, double value, boolean last, Certainty certainty, Instant at) {

  static CountedOutcome of(Outcome outcome) {
    return new CountedOutcome(
        outcome.header().id(),
        outcome.type(),
        outcome.value(),
        outcome.last(),
        outcome.certainty(),
        outcome.at());
  }
}
