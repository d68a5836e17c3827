package org.doubleloop.recommender.metric;

import java.time.Instant;

/// What one outcome of an action says, as far as a metric asks.
///
/// @param last whether the sender said that nothing more will come (`final`)
/// @param certain whether it is known to be what it says; an open made by a mail proxy is not
public record Outcome(String type, double value, Instant at, boolean last, boolean certain) {
  public Outcome {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("An outcome's value is a finite number, not " + value);
    }
  }
}
