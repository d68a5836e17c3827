package org.doubleloop.recommender.change;

import java.time.LocalDate;

/// What the actions of a week have come to, once all their windows are over.
///
/// @param monday on which it began
public record WeekResult(LocalDate monday, long actions, long successes) {
  public WeekResult {
    if (successes < 0 || successes > actions) {
      throw new IllegalArgumentException(
          "Of %d actions not %d can have succeeded".formatted(actions, successes));
    }
  }
}
