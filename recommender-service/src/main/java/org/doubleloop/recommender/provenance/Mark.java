package org.doubleloop.recommender.provenance;

import java.time.Instant;
import org.doubleloop.recommender.signal.Poster;
import org.jspecify.annotations.Nullable;

/// Something to know of what is counted, of which nothing is left out for it.
///
/// @param option null: of several
/// @param of how many there are in all
/// @param minute when the one of a burst begins; null of what is none
/// @param by whose most of them are; null where nobody's, or where that is not kept
/// @param message for people
public record Mark(
    Kind kind,
    @Nullable String option,
    long number,
    long of,
    @Nullable Instant minute,
    @Nullable Poster by,
    String message) {

  /// What there is to know.
  public enum Kind {
    ACTIONS_IN_A_BURST,
    OUTCOMES_IN_A_BURST,
    OUTCOMES_WITHOUT_SUGGESTION
  }
}
