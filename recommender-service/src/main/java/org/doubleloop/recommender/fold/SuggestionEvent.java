package org.doubleloop.recommender.fold;

import java.util.Optional;

/// What this service's own feed says of an option that was suggested: by how much it changes what
/// is counted of it.
public record SuggestionEvent(Suggested about, Tally change) {

  /// It was suggested once more.
  public static SuggestionEvent suggested(Suggested about) {
    return new SuggestionEvent(about, Tally.ONE);
  }

  /// Of one suggestion this stands now.
  ///
  /// @param before what stood; none where this is the first word
  public static SuggestionEvent said(Suggested about, Reaction now, Optional<Reaction> before) {
    return new SuggestionEvent(
        about, Tally.of(now).minus(before.map(Tally::of).orElse(Tally.NOTHING)));
  }
}
