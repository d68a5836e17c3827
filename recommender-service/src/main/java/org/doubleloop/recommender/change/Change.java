package org.doubleloop.recommender.change;

import java.time.LocalDate;

/// That the rate of success is not what it was before.
///
/// @param since the Monday of the week from which it is most likely to have been another
/// @param before what there was from the change before this one on, else from the start
/// @param after what there was since, up to the next change
/// @param evidence an e-value, as it stood when it was first enough
public record Change(LocalDate since, Totals before, Totals after, double evidence) {

  /// Weeks added up.
  public record Totals(long actions, long successes) {
    public double rate() {
      return actions == 0 ? 0 : (double) successes / actions;
    }
  }
}
