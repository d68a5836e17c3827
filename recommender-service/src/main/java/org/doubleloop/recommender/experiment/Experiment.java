package org.doubleloop.recommender.experiment;

import java.time.Instant;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// An experiment that is not over: another content of a policy for some of its units.
///
/// @param id unique in its organization
/// @param proposal what it tries; null where it stands alone
/// @param running false while it is paused: then nobody is given anything by it
/// @param baseVersion what variant A is; while another version is in force nobody is given anything
/// @param where the contexts that it is about; null: all in which both variants differ
/// @param share of the units there that take part, from 0 to 1; half of them are given B
/// @param from no unit takes part before
/// @param until no unit takes part from then on
/// @param content what variant B says, as if it were a version
public record Experiment(
    String id,
    PolicyKey key,
    @Nullable String proposal,
    boolean running,
    int baseVersion,
    @Nullable When where,
    double share,
    Instant from,
    Instant until,
    PolicyVersion content) {

  public Experiment {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("A share is above 0, and at most 1: " + share);
    }
  }

  /// Whether units may take part at that moment, while that version is in force.
  boolean isOpen(int version, Instant now) {
    return running && version == baseVersion && !now.isBefore(from) && now.isBefore(until);
  }
}
