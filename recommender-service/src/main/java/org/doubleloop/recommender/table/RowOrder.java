package org.doubleloop.recommender.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// By option in the policy's order, those that it does not have last and by name; then by value,
/// numbers as such, and last what has none.
final class RowOrder {
  private static final Comparator<List<@Nullable String>> BY_VALUES = RowOrder::compare;

  private RowOrder() {}

  static Comparator<Row> of(PolicyVersion version) {
    Map<String, Integer> places = new HashMap<>();
    version.options().forEach(option -> places.put(option.id(), places.size()));
    return Comparator.<Row>comparingInt(
            row -> row.option() == null ? -1 : places.getOrDefault(row.option(), Integer.MAX_VALUE))
        .thenComparing(row -> row.option() == null ? "" : row.option())
        .thenComparing(Row::values, BY_VALUES);
  }

  private static int compare(List<@Nullable String> ones, List<@Nullable String> others) {
    for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
      int order = compare(ones.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ones.size(), others.size());
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    boolean areNumbers = isNumber(one) && isNumber(other);
    int order = areNumbers ? Integer.compare(one.length(), other.length()) : 0;
    return order == 0 ? one.compareTo(other) : order;
  }

  /// Whole and without leading zeros, as versions and touches are: the longer one is the greater.
  private static boolean isNumber(String text) {
    return !text.startsWith("0") && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
