package org.doubleloop.signal.optout;

import java.time.Instant;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// That nothing is to be done to a subject, or to any of an account, any more; or that it may be.
///
/// @param scope of which it speaks
/// @param unit that one as a keyed hash, which stays when it is erased
/// @param subject named where that is the scope, until it is erased; so is the account
/// @param policy of which it speaks; null for all
/// @param channel by which way it was said
/// @param statedAt when it was said, if that was told
record OptOut(
    Header header,
    UnitKind scope,
    String unit,
    @Nullable String subject,
    @Nullable String account,
    @Nullable String policy,
    @Nullable String channel,
    State state,
    @Nullable String reason,
    @Nullable Instant statedAt)
    implements Signal {

  enum State {
    OUT,
    /// What was said before is taken back.
    IN
  }

  /// When it was said; where nobody told, when it was captured.
  Instant at() {
    return statedAt == null ? header.recordedAt() : statedAt;
  }
}
