package org.doubleloop.policy.policy;

import org.jspecify.annotations.Nullable;

/// How drafts should be written where its condition holds, and everywhere when it has none.
public record Guidance(String id, @Nullable String when, String text) {

  public Guidance {
    Guards.notEmpty(id, "guidance's id");
    Guards.notEmpty(text, "guidance's text");
  }
}
