package org.doubleloop.recommender.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.counts.Tally;

/// What a policy wants to see happen after an action: an outcome of one type within a window.
///
/// Only the end of the window is asked for. An outcome names its action, so it came of it, also
/// where clocks say otherwise or where it was captured first and nobody said when it happened.
///
/// @param outcome the type of outcome that counts
/// @param window up to how long after the action it counts; the end is not in it
/// @param countWeak whether outcomes that are not certain count too
public record Metric(String outcome, Direction direction, Duration window, boolean countWeak) {
  public Metric {
    if (!window.isPositive()) {
      throw new IllegalArgumentException("A metric's window is longer than nothing: " + window);
    }
  }

  /// What an action with exactly these outcomes adds to the counts: one success where any has a
  /// value above 0, else one failure where any is the last, else nothing yet.
  public Tally tally(Instant actionAt, List<CountedOutcome> outcomes) {
    boolean last = false;
    for (CountedOutcome each : outcomes) {
      if (counts(actionAt, each)) {
        if (each.value() > 0) {
          return Tally.SUCCESS;
        }
        last |= each.last();
      }
    }
    return last ? Tally.FAILURE : Tally.NOTHING;
  }

  private boolean counts(Instant actionAt, CountedOutcome each) {
    return each.type().equals(outcome)
        && (each.certain() || countWeak)
        && each.at().isBefore(actionAt.plus(window));
  }
}
