package org.doubleloop.recommender.heed;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an edit says of a draft whose clauses are known.
///
/// @param holding the clauses, by id, whose marks hold in what was sent
public record Said(String edit, Instant at, long changed, Set<String> holding) {
  public Said {
    holding = Set.copyOf(holding);
  }

  /// Of two edits the last one stands.
  public Said or(@Nullable Said other) {
    if (other == null) {
      return this;
    }
    int order = at.compareTo(other.at);
    return (order == 0 ? edit.compareTo(other.edit) : order) >= 0 ? this : other;
  }
}
