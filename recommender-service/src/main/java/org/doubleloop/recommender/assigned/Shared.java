package org.doubleloop.recommender.assigned;

import java.util.HashMap;
import java.util.Map;

/// One of all values that are equal, for as long as there are not too many: what many units have in
/// common is in memory once.
final class Shared {
  private static final int MOST = 10_000;

  private final Map<Object, Object> values = new HashMap<>();

  @SuppressWarnings("unchecked")
  <T> T one(T value) {
    if (values.size() >= MOST) {
      values.clear();
    }
    var before = values.putIfAbsent(value, value);
    return before == null ? value : (T) before;
  }
}
