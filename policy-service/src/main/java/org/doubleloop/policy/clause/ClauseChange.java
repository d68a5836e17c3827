package org.doubleloop.policy.clause;

import org.jspecify.annotations.Nullable;

/// What became of a clause from one content to another.
///
/// @param clause null: the policy's own fields
/// @param before as JSON; null where it was not there
/// @param after as JSON; null where it is gone
public record ClauseChange(
    @Nullable Clause clause, @Nullable String before, @Nullable String after) {

  /// What became of it, in a word.
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  public ClauseChange {
    if (before == null && after == null) {
      throw new IllegalArgumentException("Nothing became of it");
    }
  }

  public Kind kind() {
    if (before == null) {
      return Kind.ADDED;
    }
    return after == null ? Kind.REMOVED : Kind.CHANGED;
  }

  /// How much it says.
  public int characters() {
    return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
  }
}
