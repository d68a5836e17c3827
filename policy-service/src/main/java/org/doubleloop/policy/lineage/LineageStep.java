package org.doubleloop.policy.lineage;

import java.util.List;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.rule.Evidence;

/// What a version changed.
///
/// @param evidence what its proposal rests on
record LineageStep(PolicyVersion version, List<Evidence> evidence, List<ClauseChange> changes) {
  LineageStep {
    evidence = List.copyOf(evidence);
    changes = List.copyOf(changes);
  }
}
