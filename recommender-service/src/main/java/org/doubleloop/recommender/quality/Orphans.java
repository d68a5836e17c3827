package org.doubleloop.recommender.quality;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doubleloop.recommender.week.Day;
import org.doubleloop.recommender.week.Smallest;

/// Outcomes that no statement of what an action has led to has taken in.
final class Orphans {
  private static final int EXAMPLES = 3;

  private Orphans() {}

  /// Both what was captured and what was settled may be known in part; below the least of the
  /// limits all of both is, and what is below it is a sample that does not depend on what became of
  /// it.
  ///
  /// @param notCounted what else is of the organization
  static Quality.Organization of(NavigableMap<Long, Day> days, List<Uncounted> notCounted) {
    var all = days.values();
    long limit =
        all.stream()
            .flatMapToLong(day -> LongStream.of(day.captured().limit(), day.settled().limit()))
            .min()
            .orElse(Long.MAX_VALUE);
    var sample =
        all.stream()
            .flatMap(day -> day.captured().names().stream())
            .filter(id -> isBelow(id, limit))
            .toList();
    var orphans = sample.stream().filter(id -> !isSettled(all, id)).toList();
    long captured = all.stream().mapToLong(Day::capturedInAll).sum();
    boolean estimated = limit < Long.MAX_VALUE;
    long number =
        estimated && !sample.isEmpty()
            ? Math.round((double) captured * orphans.size() / sample.size())
            : orphans.size();
    return new Quality.Organization(
        captured, number, estimated, smallest(orphans.stream()), notCounted);
  }

  private static boolean isBelow(String id, long limit) {
    return limit == Long.MAX_VALUE || Smallest.hash(id) < limit;
  }

  private static boolean isSettled(Collection<Day> days, String id) {
    return days.stream().anyMatch(day -> day.settled().contains(id));
  }

  private static List<String> smallest(Stream<String> ids) {
    var smallest = new Smallest<Boolean>(EXAMPLES);
    ids.forEach(id -> smallest.at(id, () -> true));
    return List.copyOf(smallest.names());
  }
}
