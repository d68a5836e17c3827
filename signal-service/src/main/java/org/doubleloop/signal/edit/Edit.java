package org.doubleloop.signal.edit;

import java.time.Instant;
import org.doubleloop.signal.action.Actor;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// What a person changed in the draft of an action.
///
/// @param action the public id of the action
/// @param of the public id of the captured draft; null where its text alone was sent
/// @param revised what the person made of the draft
/// @param statedAt when it was done, if that was said
public record Edit(
    Header header,
    String action,
    @Nullable String of,
    String draft,
    String revised,
    TextDiff diff,
    @Nullable Actor editor,
    @Nullable Instant statedAt)
    implements Signal {

  /// When it was done; where nobody said, when it was captured.
  public Instant at() {
    return statedAt == null ? header.recordedAt() : statedAt;
  }
}
