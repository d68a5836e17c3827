package org.doubleloop.recommender.assigned;

import java.util.List;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.tick.Ticks;

/// What is known of the units of a policy at some moment.
///
/// @param closed how many have closed
/// @param open how many have not
/// @param sample of those that have closed
/// @param tested what came of those by which nominated contrasts are tested
/// @param passed up to when all had been told, in seconds since 1970; [Ticks#NEVER] before that
public record Seen(long closed, int open, List<Closed> sample, List<Tested> tested, long passed) {
  /// Of a policy of which no unit is known.
  public static final Seen NOTHING = new Seen(0, 0, List.of(), List.of(), Ticks.NEVER);

  /// What is counted for a nomination.
  public record Tested(Nomination nomination, Totals totals) {}

  public Seen {
    sample = List.copyOf(sample);
    tested = List.copyOf(tested);
  }

  static Seen of(PolicyUnits units) {
    return new Seen(
        units.closed(),
        units.open().size(),
        List.copyOf(units.sample().units()),
        units.nominations().values().stream()
            .map(each -> new Tested(each, units.totals(each).copy()))
            .toList(),
        units.passed());
  }
}
