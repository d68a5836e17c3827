package org.doubleloop.kit.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a rule says of options where it holds, as far as choosing goes.
public interface ChoiceRule {
  /// What it does with its options.
  enum Force {
    /// They are left out.
    FORBIDS,
    /// Only they are left.
    REQUIRES,
    /// They come first.
    PREFERS
  }

  Force force();

  /// The options that it speaks of.
  Set<String> options();

  /// Whether it leaves an option out.
  default boolean takesAway(String option) {
    return switch (force()) {
      case FORBIDS -> options().contains(option);
      case REQUIRES -> !options().contains(option);
      case PREFERS -> false;
    };
  }

  /// The options that are named by id, and those that have all the attributes named.
  ///
  /// @param matching attributes by name; when empty, matches none
  /// @param attributes those of each option, by the option's id
  static Set<String> named(
      Collection<String> ids,
      Map<String, String> matching,
      Map<String, ? extends Map<String, String>> attributes) {
    var named = new HashSet<>(ids);
    if (!matching.isEmpty()) {
      attributes.forEach((option, own) -> {
        if (own.entrySet().containsAll(matching.entrySet())) {
          named.add(option);
        }
      });
    }
    return Set.copyOf(named);
  }
}
