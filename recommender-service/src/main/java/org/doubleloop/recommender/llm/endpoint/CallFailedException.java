package org.doubleloop.recommender.llm.endpoint;

import java.time.Duration;
import java.util.Optional;
import org.doubleloop.recommender.asking.Reason;
import org.jspecify.annotations.Nullable;

/// One call to the endpoint that brought no answer. It has no cause: the client's library would
/// look for one and throw that instead.
public final class CallFailedException extends RuntimeException {

  private final Reason reason;
  private final boolean unwell;
  private final @Nullable Duration pause;

  /// @param unwell whether it speaks against the endpoint, rather than against this one call
  /// @param pause after which it may be tried again; none: it may not
  CallFailedException(Reason reason, boolean unwell, @Nullable Duration pause) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.unwell = unwell;
    this.pause = pause;
  }

  /// Of a call that was not made.
  public static CallFailedException notMade(Reason reason) {
    return new CallFailedException(reason, false, null);
  }

  public Reason reason() {
    return reason;
  }

  boolean unwell() {
    return unwell;
  }

  Optional<Duration> pause() {
    return Optional.ofNullable(pause);
  }
}
