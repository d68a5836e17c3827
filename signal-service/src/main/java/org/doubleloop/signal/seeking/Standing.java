package org.doubleloop.signal.seeking;

import java.util.List;
import org.doubleloop.signal.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/// A stored outcome, and what is marked of it.
///
/// @param id its `_id`
/// @param actionKey the `_id` of the action that it belongs to, if it does to any
/// @param moves how often it has been moved
/// @param bytes of what it says
/// @param left the `_id`s of actions that it has left, of which that is not stated
/// @param undecided the mark that it is not decided for good where it belongs, if it has it
/// @param follows the `_id` of the outcome that it corrects, where it is to belong where that does
/// @param isRuled whether rules decide where it belongs
public record Standing(
    String id,
    Outcome outcome,
    @Nullable String actionKey,
    int moves,
    int bytes,
    List<String> left,
    boolean awaits,
    @Nullable String undecided,
    @Nullable String follows,
    boolean isRuled) {
  public Standing {
    left = List.copyOf(left);
  }
}
