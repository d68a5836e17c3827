package org.doubleloop.recommender.quality;

import java.util.NavigableMap;
import java.util.function.Predicate;
import org.doubleloop.recommender.ratio.SampleRatio;
import org.doubleloop.recommender.week.Day;
import org.doubleloop.recommender.week.Drawn;
import org.doubleloop.recommender.week.Smallest;

/// The units of a policy that chance has given something.
final class Ratios {
  private Ratios() {}

  static SampleRatio assigned(String policy, NavigableMap<Long, Day> days) {
    return of(policy, days, _ -> true);
  }

  /// Those that were acted upon: of the suggestions below the least limit that is known of all.
  static SampleRatio acted(String policy, NavigableMap<Long, Day> days) {
    long limit =
        days.values().stream().mapToLong(day -> day.acted().limit()).min().orElse(Long.MAX_VALUE);
    return of(
        policy,
        days,
        drawn ->
            (limit == Long.MAX_VALUE || Smallest.hash(drawn.suggestion()) < limit)
                && days.values().stream()
                    .anyMatch(day -> day.acted().contains(drawn.suggestion())));
  }

  private static SampleRatio of(
      String policy, NavigableMap<Long, Day> days, Predicate<Drawn> among) {
    var ratio = new SampleRatio();
    days.values().stream()
        .flatMap(day -> day.drawn().values().stream())
        .filter(drawn -> drawn.policy().equals(policy))
        .filter(among)
        .forEach(drawn -> ratio.add(drawn.option(), drawn.options(), drawn.propensities()));
    return ratio;
  }
}
