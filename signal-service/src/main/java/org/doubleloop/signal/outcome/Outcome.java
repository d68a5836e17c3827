package org.doubleloop.signal.outcome;

import java.time.Instant;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// Something that an action led to.
///
/// @param action the public id of the action, which may not have been captured yet
/// @param value finite; 0 says that it did not happen
/// @param last nothing more is to come
/// @param corrects the public id of the outcome that this one takes the place of
/// @param retracted that one did not happen
/// @param statedAt when it happened, if that was said
public record Outcome(
    Header header,
    String action,
    String type,
    double value,
    boolean last,
    Certainty certainty,
    @Nullable String corrects,
    boolean retracted,
    @Nullable Instant statedAt)
    implements Signal {

  public Outcome {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The value of an outcome is a number");
    }
    if (retracted && corrects == null) {
      throw new IllegalArgumentException("What is retracted has a name");
    }
    value += 0.0; // there is no negative zero in what is compared and stored
  }

  /// When it happened; where nobody said, when it was captured.
  public Instant at() {
    return statedAt == null ? header.recordedAt() : statedAt;
  }
}
