package org.doubleloop.recommender.policy;

import java.util.Set;
import org.doubleloop.kit.condition.Condition;
import org.jspecify.annotations.Nullable;

/// What a policy says about some of its options where a condition holds; a guardrail is one too.
///
/// @param when null: everywhere
/// @param options the ids that it speaks of
public record Rule(
    String id, @Nullable Condition when, Effect effect, Set<String> options, String reason) {

  /// What a rule does with its options.
  public enum Effect {
    /// They come first.
    PREFER,
    /// Only they are left.
    REQUIRE,
    /// They are left out.
    AVOID,
    /// They are left out, whatever else is said.
    GUARDRAIL
  }

  public Rule {
    options = Set.copyOf(options);
  }

  boolean forbids() {
    return effect == Effect.AVOID || effect == Effect.GUARDRAIL;
  }
}
