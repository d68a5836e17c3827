package org.doubleloop.kit.lane;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the store for what other processes have stored, and publishes it in the [Tail].
final class TailPoller {
  private static final Logger log = LoggerFactory.getLogger(TailPoller.class);
  private static final int STEP = 1_000;

  private final Tail tail;
  private final LaneRegister register;
  private final LaneEntries entries;
  private final LaneSettings settings;
  private final LaneClock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean stopped;
  private boolean failing;
  private long lookedAt;
  private int turn;

  TailPoller(
      Tail tail,
      LaneRegister register,
      LaneEntries entries,
      LaneSettings settings,
      LaneClock clock) {
    this.tail = tail;
    this.register = register;
    this.entries = entries;
    this.settings = settings;
    this.clock = clock;
    this.lookedAt = clock.nanos().getAsLong() - settings.tailing().lookEvery().toNanos();
  }

  /// Looks at all lanes, so that what was readable anywhere before this call is known here after
  /// it.
  void look() {
    looking.lock();
    try {
      lookedAt = clock.nanos().getAsLong();
      var seen = register.from(tail.firstUndone());
      Map<Long, LaneTail.Span> known = new HashMap<>();
      tail.spansFrom(tail.firstUndone()).forEach(span -> known.put(span.ordinal(), span));
      var open =
          seen.stream()
              .filter(state -> !state.closed())
              .map(state ->
                  known.getOrDefault(
                      state.ordinal(), new LaneTail(state.ordinal(), state.settled()).span()))
              .toList();
      publish(seen, poll(open));
      tail.looked();
    } finally {
      looking.unlock();
    }
  }

  /// Has the polling thread look soon.
  void wake() {
    wanted.release();
  }

  /// Polls until stopped.
  void run() {
    boolean woken = false;
    while (!stopped) {
      try {
        lookOrPoll(woken);
        failing = false;
        woken = await(settings.tailing().pollEvery());
      } catch (RuntimeException unavailable) {
        // Whatever it is: a feed that stood still for ever would be worse than one that tries
        // again.
        if (!failing) {
          log.warn("The feed stands still until the store answers: {}", unavailable.toString());
        }
        failing = true;
        woken = await(settings.tailing().lookEvery());
      }
    }
  }

  void stop() {
    stopped = true;
    wanted.release();
  }

  private void lookOrPoll(boolean wanted) {
    looking.lock();
    try {
      long now = clock.nanos().getAsLong();
      if (wanted || now - lookedAt >= settings.tailing().lookEvery().toNanos()) {
        look();
        return;
      }
      var lanes = tail.pollable(now, settings.keeping().abandonAfter().toNanos());
      if (!lanes.isEmpty()) {
        publish(List.of(), poll(lanes));
      }
    } finally {
      looking.unlock();
    }
  }

  /// Reads on in these lanes, as much as may be in memory at once: the next poll goes on where this
  /// one ends.
  private Map<Long, List<TailEntry>> poll(List<LaneTail.Span> lanes) {
    Map<Long, List<TailEntry>> polled = new HashMap<>();
    long left = settings.tailing().pageBytes();
    for (int i = 0; i < lanes.size(); i++) {
      int next = (turn + i) % lanes.size();
      if (left <= 0) {
        turn = next;
        wanted.release();
        break;
      }
      var lane = lanes.get(next);
      var range =
          entries.range(lane.ordinal(), lane.upTo(), lane.upTo() + STEP, STEP, left, Cursor.ALL);
      left -= range.bytes();
      if (!range.documents().isEmpty()) {
        polled.put(
            lane.ordinal(), range.documents().stream().map(LaneDocuments::tailEntry).toList());
      }
      if (range.documents().size() == STEP || !range.whole()) {
        wanted.release();
      }
    }
    return polled;
  }

  private void publish(List<LaneState> seen, Map<Long, List<TailEntry>> polled) {
    boolean swept =
        polled.values().stream()
            .flatMap(List::stream)
            .anyMatch(entry -> !entry.earlier().isEmpty());
    var now = swept || tail.jumps(seen) ? register.from(tail.firstUndone()) : List.<LaneState>of();
    if (!seen.isEmpty() || !polled.isEmpty()) {
      tail.publish(seen, now, polled, clock.nanos().getAsLong());
    }
  }

  /// @return whether it was woken before the time
  private boolean await(Duration time) {
    try {
      boolean early = wanted.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
      wanted.drainPermits();
      return early;
    } catch (InterruptedException early) {
      return true;
    }
  }
}
