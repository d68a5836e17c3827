package org.doubleloop.policy.lineage;

import java.util.List;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.evidence.EvidenceLink;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What a signal became part of.
///
/// @param state of the proposal that names it, by name; null of a rule
/// @param version what the proposal became, if anything, or the first in which the rule names it
/// @param clauses what that version changed, or the rule
/// @param inForce whether the rule still names it; null of a proposal
record SignalUse(
    EvidenceLink link,
    @Nullable String state,
    @Nullable PolicyVersion version,
    List<ClauseRef> clauses,
    @Nullable Boolean inForce) {
  SignalUse {
    clauses = List.copyOf(clauses);
  }
}
