package org.doubleloop.kit.lane;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one lane that this process writes, under a lock. After any doubt it is left for ever, and
/// the next write opens a fresh one.
final class CurrentLane {
  private static final Logger log = LoggerFactory.getLogger(CurrentLane.class);

  private final LaneRegister register;
  private final String writer;
  private final LaneClock clock;
  private final Duration abandonAfter;
  private final Runnable onDoubt;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable OpenLane lane;
  private final Set<Long> left = new HashSet<>();
  private boolean openingInDoubt;

  /// @param writer a name that no other writer ever has
  /// @param onDoubt told when a lane was left and is to be closed
  CurrentLane(
      LaneRegister register,
      String writer,
      LaneClock clock,
      Duration abandonAfter,
      Runnable onDoubt) {
    this.register = register;
    this.writer = writer;
    this.clock = clock;
    this.abandonAfter = abandonAfter;
    this.onDoubt = onDoubt;
  }

  /// Runs an action that writes the lane. Whatever it throws, the lane is left: only a plain answer
  /// says what is stored.
  void write(Consumer<OpenLane> action) {
    lock.lock();
    try {
      action.accept(open());
    } catch (RuntimeException doubt) {
      leave(doubt.toString());
      throw doubt;
    } finally {
      lock.unlock();
    }
  }

  /// @throws StoreUnavailableException when an answer came so late that the lane may be closed
  void requireKept(OpenLane written) {
    if (written.lost(clock, abandonAfter)) {
      throw new StoreUnavailableException("lane " + written.ordinal() + " was not kept", null);
    }
  }

  /// Moves a document that stands past a closed lane's end here.
  void take(Document swept, LaneEntries entries) {
    write(into -> {
      if (entries.move(swept, into.ahead(0))) {
        into.settle(1);
        requireKept(into);
      }
    });
  }

  Optional<OpenLane> lane() {
    return Optional.ofNullable(lane);
  }

  /// Leaves a lane that others have closed. What was written past its end is then swept.
  void closedByOthers(OpenLane closed) {
    lock.lock();
    try {
      if (closed.equals(lane)) {
        leave("others have closed it");
      }
    } finally {
      lock.unlock();
    }
  }

  /// The lanes that this writer has left since this was last asked, to be closed.
  Set<Long> takeLeft() {
    lock.lock();
    try {
      if (openingInDoubt) {
        var current = lane;
        register.from(1).stream()
            .filter(state -> !state.closed() && state.writer().equals(writer))
            .map(LaneState::ordinal)
            .filter(ordinal -> current == null || ordinal != current.ordinal())
            .forEach(left::add);
        openingInDoubt = false;
      }
      var taken = Set.copyOf(left);
      left.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Closes the lane, whose end is known exactly.
  void close() {
    lock.lock();
    try {
      var open = lane;
      if (open != null) {
        lane = null;
        if (!open.lost(clock, abandonAfter)) {
          register.close(open.ordinal(), open.settled());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private OpenLane open() {
    var current = lane;
    if (current != null && current.lost(clock, abandonAfter)) {
      leave("no heartbeat was acknowledged in time");
      current = null;
    }
    if (current == null) {
      var opened = OpenLane.Beat.of(clock);
      current = new OpenLane(register.open(writer, opened.wall()), opened);
      lane = current;
      log.info("Opened lane {}", current.ordinal());
    }
    return current;
  }

  private void leave(String why) {
    var current = lane;
    if (current != null) {
      left.add(current.ordinal());
      log.warn("Left lane {} for good: {}", current.ordinal(), why);
    } else {
      openingInDoubt = true;
    }
    lane = null;
    onDoubt.run();
  }
}
