package org.doubleloop.policy.claim;

import java.util.Optional;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.rule.Evidence.Count;
import org.jspecify.annotations.Nullable;

/// A count that evidence names.
///
/// @param rule whose evidence it is; null: the proposal's own
/// @param evidence its place in the evidence there
/// @param number its place among the counts of that
public record Claim(@Nullable ClauseRef rule, int evidence, int number, Count count) {
  /// What has to be counted for it. Of a rule's evidence that names no contexts, it is what the
  /// rule speaks of, which is counted anyway.
  Optional<ClaimedPlace> place() {
    return isAboutRule() ? Optional.empty() : ClaimedPlace.of(count);
  }

  /// Whether it speaks of the contexts in which its rule holds.
  boolean isAboutRule() {
    return rule != null && count.where().isEmpty();
  }
}
