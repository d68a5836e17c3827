package org.doubleloop.recommender.metric;

import java.time.Instant;

/// An outcome of an action as it counts now, after corrections.
///
/// @param last whether the sender said that nothing more will come (`final`)
/// @param certain whether it is known to be what it says; an open made by a mail proxy is not
public record CountedOutcome(
    String id, String type, double value, Instant at, boolean last, boolean certain) {
  public CountedOutcome {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("An outcome's value is a finite number, not " + value);
    }
  }
}
