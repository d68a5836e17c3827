package org.doubleloop.policy.policy;

import java.util.List;

/// What to choose where a condition holds.
///
/// @param when a CEL condition over the declared attributes
/// @param evidence what the rule was made from
public record Rule(
    String id,
    String when,
    Effect effect,
    Selection selection,
    String reason,
    List<Evidence> evidence) {

  /// What the rule does with its options.
  public enum Effect {
    PREFER,
    REQUIRE,
    AVOID
  }

  public Rule {
    Guards.notEmpty(id, "rule's id");
    Guards.notEmpty(when, "rule's condition");
    Guards.notEmpty(reason, "rule's reason");
    evidence = List.copyOf(evidence);
  }
}
