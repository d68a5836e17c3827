package org.doubleloop.policy.policy;

import org.jspecify.annotations.Nullable;

/// Forbids options where its condition holds, and everywhere when it has none.
public record Guardrail(String id, @Nullable String when, Selection selection, String reason) {

  public Guardrail {
    Guards.notEmpty(id, "guardrail's id");
    Guards.notEmpty(reason, "guardrail's reason");
  }
}
