package org.doubleloop.bench.trials;

import java.util.Map;

/// What is truly different: one option, where some attributes have these values.
///
/// @param where by the number of an attribute, the number of its value; nothing is everywhere
/// @param more by how much the option's chance of success is higher there
record Pattern(int option, Map<Integer, Integer> where, double more) {
  static final Pattern NONE = new Pattern(1, Map.of(), 0);

  Pattern {
    where = Map.copyOf(where);
  }

  boolean isAt(int[] values) {
    return where.entrySet().stream().allMatch(each -> values[each.getKey()] == each.getValue());
  }
}
