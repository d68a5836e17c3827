package org.doubleloop.signal.join;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which action an outcome belongs to, and why.
///
/// @param action the public id of the action; null where it belongs to none
/// @param at when that was decided
/// @param by the principal who said so; null where a rule did
/// @param alternatives other actions that it may belong to, the latest first
public record Join(
    JoinRule rule,
    @Nullable String action,
    Instant at,
    @Nullable String by,
    List<Alternative> alternatives) {
  /// As many alternatives are kept.
  public static final int MOST_ALTERNATIVES = 20;

  /// Another action that the outcome may belong to.
  ///
  /// @param action its public id
  /// @param at when it was done
  public record Alternative(String action, Instant at, String policy) {}

  public Join {
    alternatives = alternatives.stream().limit(MOST_ALTERNATIVES).toList();
    if ((rule == JoinRule.STATED) != (by != null)) {
      throw new IllegalArgumentException("What is stated is stated by somebody");
    }
  }

  /// Whether a rule decided so, which may decide otherwise when it knows more.
  public boolean isByRule() {
    return by == null;
  }

  /// Whether it says the same, whenever it was decided.
  public boolean says(Join other) {
    return equals(new Join(other.rule, other.action, at, other.by, other.alternatives));
  }
}
