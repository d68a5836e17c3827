package org.doubleloop.recommender.quality;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.week.Smallest;
import org.jspecify.annotations.Nullable;

/// Adds up what counts nowhere, by reason.
final class UncountedTable {
  private static final int EXAMPLES = 3;
  private static final int MOST = 50;

  private final Map<Key, Sum> sums = new HashMap<>();

  private record Key(Reason reason, @Nullable String said) {}

  private static final class Sum {
    private final Smallest<Boolean> examples = new Smallest<>(EXAMPLES);
    private long number;
  }

  void add(Reason reason, @Nullable String said, long number, Collection<String> examples) {
    var sum = sums.computeIfAbsent(new Key(reason, said), _ -> new Sum());
    sum.number += number;
    examples.forEach(each -> sum.examples.at(each, () -> true));
  }

  long total() {
    return sums.values().stream().mapToLong(sum -> Math.max(0, sum.number)).sum();
  }

  /// The most frequent first.
  List<Uncounted> rows() {
    return sums.entrySet().stream()
        .filter(each -> each.getValue().number > 0)
        .map(each ->
            new Uncounted(
                each.getKey().reason(),
                each.getKey().said(),
                each.getValue().number,
                List.copyOf(each.getValue().examples.names())))
        .sorted(
            Comparator.comparingLong(Uncounted::number)
                .reversed()
                .thenComparing(Uncounted::reason)
                .thenComparing(each -> String.valueOf(each.said())))
        .limit(MOST)
        .toList();
  }
}
