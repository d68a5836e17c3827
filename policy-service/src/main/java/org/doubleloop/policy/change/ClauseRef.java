package org.doubleloop.policy.change;

import java.util.Comparator;

/// A clause of a policy.
///
/// @param id an attribute's name
public record ClauseRef(ClauseKind kind, String id) {
  /// By kind, then by id.
  public static final Comparator<ClauseRef> ORDER =
      Comparator.comparing(ClauseRef::kind).thenComparing(ClauseRef::id);

  public ClauseRef {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A clause has an id");
    }
  }

  /// Such as `rule lead-short`, with the id marked.
  @Override
  public String toString() {
    return kind.word() + " `" + id + "`";
  }
}
