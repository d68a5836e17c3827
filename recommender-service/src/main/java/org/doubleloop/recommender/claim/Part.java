package org.doubleloop.recommender.claim;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A part of all contexts, as far as counts can tell it apart.
sealed interface Part {
  /// @param attributes by which it is told apart, at most two, in order
  /// @param holds whether a context with these values of them, and no others, belongs to it
  record Countable(List<String> attributes, Predicate<Map<String, Object>> holds) implements Part {
    public Countable {
      attributes = List.copyOf(attributes);
    }
  }

  /// @param why for people, such as `it reads...`
  record NotCountable(String why) implements Part {}
}
