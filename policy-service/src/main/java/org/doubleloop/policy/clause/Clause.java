package org.doubleloop.policy.clause;

import java.util.Arrays;
import java.util.Optional;
import org.doubleloop.policy.Preconditions;

/// The name of a clause of a policy.
///
/// @param id unique among those of its kind; an attribute's name
public record Clause(Kind kind, String id) {

  /// The kinds of clauses that have names.
  public enum Kind {
    OPTION("options"),
    RULE("rules"),
    GUARDRAIL("guardrails"),
    GUIDANCE("guidance"),
    ATTRIBUTE("attributes"),
    WATCH("watch"),
    LEADING("leading");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /// The kind of those that stand in a field of the content; none where that is one of the
    /// policy's own.
    static Optional<Kind> of(String field) {
      return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
    }
  }

  public Clause {
    Preconditions.notEmpty(id, "clause's id");
  }
}
