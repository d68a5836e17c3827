package org.doubleloop.policy.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which options a rule or guardrail speaks of: those named, and those that have all the attributes
/// of `matching`.
///
/// @param options by id
/// @param matching when empty, matches none
public record Selection(List<String> options, SortedMap<String, String> matching) {

  public Selection {
    options = List.copyOf(options);
    matching = Collections.unmodifiableSortedMap(new TreeMap<>(matching));
  }

  /// Whether it says nothing at all.
  public boolean isEmpty() {
    return options.isEmpty() && matching.isEmpty();
  }

  /// Whether it speaks of this option.
  public boolean selects(Option option) {
    return options.contains(option.id()) || (!matching.isEmpty() && option.has(matching));
  }
}
