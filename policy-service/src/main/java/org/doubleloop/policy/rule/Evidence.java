package org.doubleloop.policy.rule;

import java.util.List;
import org.doubleloop.policy.Preconditions;

/// What a rule or a proposal rests on.
///
/// @param signals their ids
public record Evidence(String statement, List<Count> counts, List<String> signals) {

  /// How often something was tried and how often it succeeded.
  public record Count(String label, long trials, long successes) {

    public Count {
      Preconditions.notEmpty(label, "count's label");
      if (trials < 0 || successes < 0) {
        throw new IllegalArgumentException("A count is not negative");
      }
    }
  }

  public Evidence {
    Preconditions.notEmpty(statement, "statement");
    counts = List.copyOf(counts);
    signals = List.copyOf(signals);
  }
}
