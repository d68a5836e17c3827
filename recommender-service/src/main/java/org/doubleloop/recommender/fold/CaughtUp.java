package org.doubleloop.recommender.fold;

import java.time.Instant;
import org.doubleloop.recommender.policy.Policies;

/// Whether this process knows what there was to know: all policies, and all that is counted by
/// them.
public record CaughtUp(Fold fold, Policies policies) {

  /// Whether it has known it at any moment.
  public boolean once() {
    return since(Instant.EPOCH);
  }

  /// Whether it has after a moment.
  public boolean since(Instant moment) {
    return fold.hasCaughtUp() && policies.isCompleteAt(moment);
  }
}
