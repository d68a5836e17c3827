package org.doubleloop.bench.peers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A context in which one option has to be chosen: which of its values each attribute has, by
/// number and by name.
public final class Situation {
  private final int[] values;
  private final Map<String, String> named;

  public Situation(int... values) {
    this.values = values.clone();
    Map<String, String> names = LinkedHashMap.newLinkedHashMap(values.length);
    for (int attribute = 0; attribute < values.length; attribute++) {
      names.put(name(attribute), "v" + values[attribute]);
    }
    this.named = Map.copyOf(names);
  }

  public static String name(int attribute) {
    return "a" + attribute;
  }

  public int attributes() {
    return values.length;
  }

  public int value(int attribute) {
    return values[attribute];
  }

  /// The same as it would be sent: attribute names and value names.
  public Map<String, String> named() {
    return named;
  }

  /// Whether it is one of those that have these values.
  public boolean isAmong(Map<String, String> cell) {
    return named.entrySet().containsAll(cell.entrySet());
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
