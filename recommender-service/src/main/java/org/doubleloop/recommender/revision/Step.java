package org.doubleloop.recommender.revision;

import java.time.Duration;
import java.util.Set;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.jspecify.annotations.Nullable;

/// One step from the content of a policy to another.
public sealed interface Step {
  /// A rule as it is to be.
  ///
  /// @param when its condition; `true`: everywhere
  record NewRule(String id, String when, Effect effect, Set<String> options, String reason) {
    public NewRule {
      options = Set.copyOf(options);
    }
  }

  /// @param before the id of the rule to stand before; null: at the end
  record AddRule(NewRule rule, @Nullable String before) implements Step {}

  /// @param id of the rule that is replaced
  record ReplaceRule(String id, NewRule rule) implements Step {}

  record RemoveRule(String id) implements Step {}

  record RemoveOption(String id) implements Step {}

  /// Waits for so long after an action for what the metric counts.
  record Wait(Duration window) implements Step {}

  /// A clause of guidance as it is to be.
  ///
  /// @param when null: everywhere
  record NewGuidance(String id, @Nullable String when, String text, Marks marks, double share) {}

  /// Puts it at the end.
  record AddGuidance(NewGuidance guidance) implements Step {}

  /// @param id of the clause that is replaced
  record ReplaceGuidance(String id, NewGuidance guidance) implements Step {}

  record RemoveGuidance(String id) implements Step {}

  /// Lets chance choose for a share of the suggestions.
  record Explore(double share) implements Step {}
}
