package org.doubleloop.policy.defended;

import java.util.List;
import java.util.function.Predicate;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Evidence;
import org.doubleloop.policy.rule.Rule;

/// What one version made of the one before it.
///
/// @param evidence what its proposal rests on
public record Revision(PolicyContent before, PolicyContent after, List<Evidence> evidence) {
  public Revision {
    evidence = List.copyOf(evidence);
  }

  /// Whether it was made from evidence: its proposal's, or that of a rule which it adds or changes.
  boolean hasEvidence() {
    Predicate<Rule> isNew = rule -> !before.rules().contains(rule);
    return !evidence.isEmpty()
        || after.rules().stream().filter(isNew).anyMatch(rule -> !rule.evidence().isEmpty());
  }
}
