package org.doubleloop.signal.connector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.outcome.AwaitingOutcomes.Awaiting;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.Counting;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;

/// What stands in the store about one action.
final class ActionState {
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Awaiting> awaiting = new ArrayList<>();
  private @Nullable Action action;
  private @Nullable Connection newest;

  /// The statement that follows from this, if one does.
  sealed interface Next {
    /// The newest statement says it already.
    record Nothing() implements Next {}

    /// There are outcomes, and their action has not been captured.
    record Orphans() implements Next {}

    /// @param capturedAt when the newest was captured of what it is about
    record Statement(
        Action action,
        int n,
        List<CountedOutcome> outcomes,
        List<CountedOutcome> previous,
        Instant capturedAt)
        implements Next {}
  }

  void action(@Nullable Action found) {
    action = found;
  }

  void newest(@Nullable Connection found) {
    newest = found;
  }

  /// @param settle what is to be settled; null when it does not await its action
  void outcome(Outcome found, @Nullable Awaiting settle) {
    outcomes.add(found);
    if (settle != null) {
      awaiting.add(settle);
    }
  }

  /// The outcomes that await to be taken in.
  List<Awaiting> awaiting() {
    return awaiting;
  }

  boolean hasOutcomes() {
    return !outcomes.isEmpty();
  }

  /// @param anew whether it is stated also where nothing has changed
  Next next(boolean anew) {
    var counted = Counting.count(outcomes);
    List<CountedOutcome> previous = newest == null ? List.of() : newest.outcomes();
    if (action == null) {
      return new Next.Orphans();
    }
    return counted.equals(previous) && !anew
        ? new Next.Nothing()
        : new Next.Statement(
            action, newest == null ? 1 : newest.n() + 1, counted, previous, capturedAt(action));
  }

  private Instant capturedAt(Action about) {
    return Stream.concat(Stream.of(about.header()), outcomes.stream().map(Outcome::header))
        .map(Header::recordedAt)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
