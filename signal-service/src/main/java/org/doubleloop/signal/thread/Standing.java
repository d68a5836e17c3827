package org.doubleloop.signal.thread;

import java.time.Instant;
import org.doubleloop.signal.policy.Gap;
import org.jspecify.annotations.Nullable;

/// What an action counts as now.
///
/// @param gap why it counts nowhere; null where it counts, and where no policies are known here yet
/// @param reason in plain words
/// @param version by which it counts
/// @param closesAt when silence becomes a failure
record Standing(
    State state,
    @Nullable Gap gap,
    String reason,
    @Nullable Integer version,
    @Nullable Instant closesAt) {

  /// What an action can count as.
  enum State {
    PENDING,
    SUCCESS,
    FAILURE,
    NOT_COUNTED
  }
}
