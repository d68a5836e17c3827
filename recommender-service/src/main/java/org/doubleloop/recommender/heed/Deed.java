package org.doubleloop.recommender.heed;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.jspecify.annotations.Nullable;

/// The action that sent a draft, and what it has led to.
///
/// @param number of the statement that says so, from 1; 0 where none is known yet
public record Deed(String action, Instant at, int number, List<CountedOutcome> outcomes) {
  public Deed {
    outcomes = List.copyOf(outcomes);
  }

  /// Which of two stands: the first action that sent a draft, with what was stated of it last.
  public Deed or(@Nullable Deed other) {
    if (other == null) {
      return this;
    }
    if (action.equals(other.action)) {
      return number >= other.number ? this : other;
    }
    int order = at.compareTo(other.at);
    return (order == 0 ? action.compareTo(other.action) : order) < 0 ? this : other;
  }
}
