package org.doubleloop.recommender.policy;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.rule.ChoiceRule;
import org.doubleloop.recommender.condition.When;
import org.jspecify.annotations.Nullable;

/// What a policy says about some of its options where a condition holds; a guardrail is one too.
///
/// @param when null: everywhere
/// @param options the ids that it speaks of
public record Rule(
    String id, @Nullable When when, Effect effect, Set<String> options, String reason)
    implements ChoiceRule {

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

  /// What to call it.
  public String name() {
    return (effect == Effect.GUARDRAIL ? "guardrail " : "rule ") + id;
  }

  /// All that it says.
  Stream<String> texts() {
    return Stream.of(
            Stream.of(id, reason), Stream.ofNullable(when).map(When::expression), options.stream())
        .flatMap(Function.identity());
  }

  @Override
  public Force force() {
    return switch (effect) {
      case PREFER -> Force.PREFERS;
      case REQUIRE -> Force.REQUIRES;
      case AVOID, GUARDRAIL -> Force.FORBIDS;
    };
  }
}
