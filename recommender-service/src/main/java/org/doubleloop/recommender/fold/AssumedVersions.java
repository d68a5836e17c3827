package org.doubleloop.recommender.fold;

import java.time.Instant;
import java.util.Set;
import org.doubleloop.recommender.policy.PolicyVersion;

/// By which versions of a policy actions were counted that name none.
///
/// @param newest the time of the newest such action
/// @param versions all that were known
record Judged(Instant newest, Set<Integer> versions) {
  Judged {
    versions = Set.copyOf(versions);
  }

  Judged upTo(Instant actionAt) {
    return actionAt.isAfter(newest) ? new Judged(actionAt, versions) : this;
  }

  Judged by(Set<Integer> known) {
    return new Judged(newest, known);
  }

  /// Whether one of those actions may belong to this version, which was not known then.
  boolean ignored(PolicyVersion version) {
    return !versions.contains(version.version()) && !version.effectiveFrom().isAfter(newest);
  }
}
