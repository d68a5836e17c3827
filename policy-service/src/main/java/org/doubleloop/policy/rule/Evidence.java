package org.doubleloop.policy.rule;

import java.util.List;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// What a rule or a proposal rests on.
///
/// @param signals their ids
public record Evidence(String statement, List<Count> counts, List<String> signals) {

  /// How often something was tried and how often it succeeded.
  ///
  /// @param option of which it speaks; null: of all
  /// @param where of which contexts it speaks; empty: of all
  public record Count(
      String label, long trials, long successes, @Nullable String option, List<Where> where) {

    public Count {
      Preconditions.notEmpty(label, "count's label");
      if (trials < 0 || successes < 0) {
        throw new IllegalArgumentException("A count is not negative");
      }
      where = List.copyOf(where);
    }
  }

  /// That an attribute has a value.
  public record Where(String attribute, String value) {
    public Where {
      Preconditions.notEmpty(attribute, "attribute");
      Preconditions.notEmpty(value, "attribute's value");
    }
  }

  public Evidence {
    Preconditions.notEmpty(statement, "statement");
    counts = List.copyOf(counts);
    signals = List.copyOf(signals);
  }
}
