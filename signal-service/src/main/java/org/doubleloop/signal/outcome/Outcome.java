package org.doubleloop.signal.outcome;

import java.time.Instant;
import java.util.List;
import org.doubleloop.signal.join.Join;
import org.doubleloop.signal.join.JoinRule;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// Something that an action led to.
///
/// @param action the public id of the action that it names, which may not have been captured yet;
///   null where it is to find its own
/// @param subject whose outcome it is, if that was said
/// @param account what the subject belongs to
/// @param value finite; 0 says that it did not happen
/// @param last nothing more is to come
/// @param corrects the public id of the outcome that this one takes the place of
/// @param retracted that one did not happen
/// @param statedAt when it happened, if that was said
/// @param join where it belongs as was decided after capture; null before, and where it needs not
///   be
public record Outcome(
    Header header,
    @Nullable String action,
    @Nullable String subject,
    @Nullable String account,
    String type,
    double value,
    boolean last,
    Certainty certainty,
    @Nullable String corrects,
    boolean retracted,
    @Nullable Instant statedAt,
    @Nullable Join join)
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

  /// The public id of the action that it belongs to; null where it belongs to none.
  public @Nullable String belongsTo() {
    return join == null ? action : join.action();
  }

  /// Why it belongs there; null while that is not decided.
  public @Nullable Join why() {
    return join != null || action == null
        ? join
        : new Join(JoinRule.NAMED, action, header.recordedAt(), null, List.of());
  }
}
