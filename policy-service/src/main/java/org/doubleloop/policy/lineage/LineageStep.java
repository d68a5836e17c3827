package org.doubleloop.policy.lineage;

import java.util.List;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.rule.Evidence;

/// What a version changed.
///
/// @param isOnJudgment whether its proposal was a hunch that no trial had held
/// @param evidence what its proposal rests on
record LineageStep(
    PolicyVersion version,
    boolean isOnJudgment,
    List<Evidence> evidence,
    List<ClauseChange> changes) {
  LineageStep {
    evidence = List.copyOf(evidence);
    changes = List.copyOf(changes);
  }
}
