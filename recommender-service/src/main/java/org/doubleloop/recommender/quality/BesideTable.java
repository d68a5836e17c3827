package org.doubleloop.recommender.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.quality.Quality.Beside;

/// Adds up what counts for something beside the metric.
final class BesideTable {
  private static final int MOST = 50;

  private final Map<Key, Long> numbers = new HashMap<>();

  private record Key(Role role, String id) {}

  void add(CountedMetric metric, long number) {
    var key = new Key(metric.role(), Objects.requireNonNull(metric.id()));
    numbers.merge(key, number, Long::sum);
  }

  long total() {
    return numbers.values().stream().mapToLong(number -> Math.max(0, number)).sum();
  }

  /// The most frequent first.
  List<Beside> rows() {
    return numbers.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> new Beside(each.getKey().role(), each.getKey().id(), each.getValue()))
        .sorted(
            Comparator.comparingLong(Beside::number)
                .reversed()
                .thenComparing(Beside::role)
                .thenComparing(Beside::id))
        .limit(MOST)
        .toList();
  }
}
