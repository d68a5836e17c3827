package org.doubleloop.recommender.guidance;

import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What came of clauses.
@FunctionalInterface
public interface ClauseRecords {
  /// What came of a clause of a version, and of earlier ones in which it said the same.
  ClauseRecord of(PolicyVersion version, Guidance clause);
}
