package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What became of a suggestion.
///
/// @param option what was done instead
/// @param by the principal that says so
record Feedback(
    String id,
    String suggestion,
    State state,
    Optional<String> option,
    Optional<String> reason,
    String by,
    Instant at,
    Instant recordedAt) {

  static final Comparator<Feedback> BY_CAPTURE =
      Comparator.comparing(Feedback::recordedAt).thenComparing(Feedback::id);

  enum State {
    SHOWN,
    FOLLOWED,
    CHANGED,
    IGNORED,
    /// Nobody saw it: it counts nowhere.
    NOT_SHOWN
  }
}
