package org.doubleloop.signal.seeking;

import java.util.Objects;
import java.util.Optional;
import org.doubleloop.signal.join.Join;
import org.doubleloop.signal.join.Verdict;
import org.doubleloop.signal.join.Verdict.Until;
import org.jspecify.annotations.Nullable;

/// A change of where an outcome belongs.
///
/// @param from as it was read
/// @param join why it belongs there; null where only what it waits for changes
/// @param actionKey the `_id` of the action that it belongs to; null where it belongs to none
/// @param until what must come to be known before it may be decided otherwise; null where nothing
///   can
public record Move(
    Standing from, @Nullable Join join, @Nullable String actionKey, @Nullable Until until) {
  /// To where it belongs by rule; empty where that and its marks say so already.
  public static Optional<Move> byRule(Standing from, Verdict verdict) {
    var before = from.outcome().join();
    boolean same = before != null && before.says(verdict.join());
    var move = new Move(from, same ? null : verdict.join(), verdict.actionKey(), verdict.until());
    return same && Objects.equals(move.undecided(), from.undecided())
        ? Optional.empty()
        : Optional.of(move);
  }

  /// To where a person says that it belongs.
  public static Move stated(Standing from, Join join, @Nullable String actionKey) {
    return new Move(from, join, actionKey, null);
  }

  /// Whether it leaves an action, or joins one, or both.
  public boolean changesAction() {
    return join != null && !Objects.equals(from.actionKey(), actionKey);
  }

  /// The mark that it is not decided for good.
  @Nullable String undecided() {
    return until == null ? null : until.prefix() + from.id();
  }
}
