package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// How drafts should be written where its condition holds, and everywhere when it has none.
public record Guidance(String id, @Nullable String when, String text, boolean locked) {

  public Guidance {
    Preconditions.notEmpty(id, "guidance's id");
    Preconditions.notEmpty(text, "guidance's text");
  }
}
