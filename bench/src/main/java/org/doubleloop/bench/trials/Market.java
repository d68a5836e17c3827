package org.doubleloop.bench.trials;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A made-up market: units with attributes whose values are evenly spread and independent, options
/// that all have the same base rate, and a pattern.
///
/// @param sizes how many values each attribute has
record Market(List<Integer> sizes, int options, double base, Pattern pattern) {
  Market {
    sizes = List.copyOf(sizes);
  }

  int[] draw(SplittableRandom random) {
    return sizes.stream().mapToInt(random::nextInt).toArray();
  }

  double rate(int[] values, int option) {
    return base + (option == pattern.option() && pattern.isAt(values) ? pattern.more() : 0);
  }

  /// By how much one option is truly better than another where these attributes have these values.
  double difference(Map<Integer, Integer> place, int better, int than) {
    double share = 1;
    for (Map.Entry<Integer, Integer> each : pattern.where().entrySet()) {
      Integer value = place.get(each.getKey());
      if (value == null) {
        share /= sizes.get(each.getKey());
      } else if (!value.equals(each.getValue())) {
        share = 0;
      }
    }
    double more = share * pattern.more();
    return (better == pattern.option() ? more : 0) - (than == pattern.option() ? more : 0);
  }

  /// Whether a place is the pattern's, or lies around it or within it.
  boolean isInLine(Map<Integer, Integer> place) {
    return place.entrySet().containsAll(pattern.where().entrySet())
        || pattern.where().entrySet().containsAll(place.entrySet());
  }
}
