package org.doubleloop.recommender.assigned;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// What is known of the units of a policy at some moment.
///
/// @param closed how many have closed
/// @param open those that have not, as they close
/// @param sample of those that have closed
/// @param tested what came of those by which nominated contrasts are tested
/// @param limit of which places units are kept that are assigned last
/// @param passed up to when all had been told, in seconds since 1970; [Ticks#NEVER] before that
/// @param look the newest
/// @param trials what came of experiments, by their ids
public record Seen(
    long closed,
    List<Given> open,
    List<Closed> sample,
    List<Tested> tested,
    long limit,
    long passed,
    @Nullable Look look,
    Map<String, Tried> trials) {
  /// Of a policy of which no unit is known.
  public static final Seen NOTHING =
      new Seen(0, List.of(), List.of(), List.of(), Long.MAX_VALUE, Ticks.NEVER, null, Map.of());

  /// What is counted for a nomination.
  public record Tested(Nomination nomination, Totals totals) {}

  public Seen {
    open = List.copyOf(open);
    sample = List.copyOf(sample);
    tested = List.copyOf(tested);
  }

  static Seen of(PolicyUnits units) {
    return new Seen(
        units.closed(),
        List.copyOf(units.open()),
        List.copyOf(units.sample().units()),
        units.nominations().values().stream()
            .map(each -> new Tested(each, units.totals(each).copy()))
            .toList(),
        units.limit(Long.MAX_VALUE),
        units.passed(),
        units.look(),
        units.trials().entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().copy())));
  }

  /// How many looks have been made.
  public int looks() {
    return look == null ? 0 : look.number();
  }
}
