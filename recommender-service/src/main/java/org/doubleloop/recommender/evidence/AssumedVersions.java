package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.Set;

/// By which versions of a policy actions were counted that name none.
///
/// @param newest the time of the newest such action
/// @param versions all that were known
record AssumedVersions(Instant newest, Set<Integer> versions) {
  AssumedVersions {
    versions = Set.copyOf(versions);
  }

  AssumedVersions upTo(Instant actionAt) {
    return actionAt.isAfter(newest) ? new AssumedVersions(actionAt, versions) : this;
  }

  AssumedVersions by(Set<Integer> known) {
    return new AssumedVersions(newest, known);
  }

  /// Whether one of those actions may belong to this version, which was not known then.
  boolean ignored(int version, Instant effectiveFrom) {
    return !versions.contains(version) && !effectiveFrom.isAfter(newest);
  }
}
