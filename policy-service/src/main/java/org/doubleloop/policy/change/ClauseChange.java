package org.doubleloop.policy.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes in one clause, or in one of the policy's own fields.
///
/// @param clause null where a field of the policy itself changes
/// @param fields what it said and says; of a clause that is moved, none
/// @param sentence the same for people
public record ClauseChange(
    Kind kind, @Nullable ClauseRef clause, List<FieldChange> fields, String sentence) {
  /// What becomes of it.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED
  }

  public ClauseChange {
    fields = List.copyOf(fields);
  }
}
