package org.doubleloop.policy.rule;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.policy.Preconditions;

/// What to choose where a condition holds. It speaks of the options that it names, and of those
/// that have all the attributes of `matching`.
///
/// @param when a CEL condition over the declared attributes
/// @param options by id
/// @param matching when empty, matches none
/// @param evidence what the rule was made from
public record Rule(
    String id,
    String when,
    Effect effect,
    List<String> options,
    SortedMap<String, String> matching,
    String reason,
    List<Evidence> evidence,
    boolean locked) {

  /// What the rule does with its options.
  public enum Effect {
    PREFER,
    REQUIRE,
    AVOID
  }

  public Rule {
    Preconditions.notEmpty(id, "rule's id");
    Preconditions.notEmpty(when, "rule's condition");
    Preconditions.notEmpty(reason, "rule's reason");
    options = List.copyOf(options);
    matching = Collections.unmodifiableSortedMap(new TreeMap<>(matching));
    evidence = List.copyOf(evidence);
  }
}
