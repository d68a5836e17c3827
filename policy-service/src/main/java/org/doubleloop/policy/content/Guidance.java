package org.doubleloop.policy.content;

import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// How drafts should be written where its condition holds, and everywhere when it has none.
///
/// @param marks by which it is seen whether a text follows it; null when nothing shows it
/// @param share of units to which it is served, below 1; null: to all
public record Guidance(
    String id,
    @Nullable String when,
    String text,
    @Nullable Marks marks,
    @Nullable Double share,
    boolean locked) {

  public Guidance {
    Preconditions.notEmpty(id, "guidance's id");
    Preconditions.notEmpty(text, "guidance's text");
    share = share != null && share == 1 ? null : share;
  }
}
