package org.doubleloop.kit.lane;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What this process knows of all lanes, and the newest documents of all of them, bounded together.
///
/// A document that was swept here is readable only when every lane where it stood before is known
/// to be closed, so that it cannot be read there as well: see [#publish].
final class Tail {
  private final LaneSettings.Tailing bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final NavigableMap<Long, LaneTail> lanes = new TreeMap<>();
  private final Queue<LaneTail> arrivals = new ArrayDeque<>();
  private final ArrayDeque<TailEntry> early = new ArrayDeque<>();
  private long bytes;
  private int documents;
  private long version;
  private long firstUndone = 1;
  private long ownLane;
  private boolean looked;

  Tail(LaneSettings.Tailing bounds) {
    this.bounds = bounds;
  }

  /// Takes what this process has just stored, in order.
  ///
  /// @return whether it is readable; if not, the lane must be polled for what is between
  boolean offer(List<TailEntry> stored) {
    return locked(() -> {
      long ordinal = stored.getLast().position().lane();
      if (ordinal != ownLane || early.size() > bounds.documents()) {
        early.clear();
      }
      ownLane = ordinal;
      early.addAll(stored);
      if (lanes.containsKey(ordinal)) {
        extend(ordinal, early);
      }
      return early.isEmpty();
    });
  }

  /// Makes what was found readable.
  ///
  /// @param seen the lanes, as read before the polls
  /// @param now the lanes, as read after the polls and after `seen`, when something becomes
  ///   readable that may have been swept there: whatever was closed before that is then known to be
  /// @param polled lane to documents
  /// @param nanos by the monotonic clock
  void publish(
      List<LaneState> seen, List<LaneState> now, Map<Long, List<TailEntry>> polled, long nanos) {
    locked(() -> {
      long from = firstUndone;
      var before = spansFrom(from);
      for (LaneState state : seen) {
        lanes.computeIfAbsent(state.ordinal(), o -> new LaneTail(o, state.settled()));
        learn(state, nanos);
      }
      polled.forEach((lane, entries) -> extend(lane, new ArrayDeque<>(entries)));
      // A lane that is closed only `now` is cut to its end but not raised to it: what it holds
      // up to there may be swept documents of lanes that were closed meanwhile.
      seen.stream().filter(LaneState::closed).forEach(state -> lane(state).raiseToEnd());
      now.forEach(state -> learn(state, nanos));
      if (lanes.containsKey(ownLane)) {
        extend(ownLane, early);
      }
      while (isDone(firstUndone)) {
        firstUndone++;
      }
      if (!before.equals(spansFrom(from))) {
        changed();
      }
      return null;
    });
  }

  /// Says that all lanes of the store have been looked at once.
  void looked() {
    locked(() -> looked = true);
  }

  /// Whether taking these lanes over would make something readable that was not polled.
  boolean jumps(List<LaneState> seen) {
    return locked(() ->
        seen.stream()
            .anyMatch(state ->
                lanes.containsKey(state.ordinal())
                    ? state.closed() && state.settled() > lane(state).span().upTo()
                    : state.settled() > 0));
  }

  /// Whether a follower has read what is not known here, or something stored by this process cannot
  /// be read yet: then more must be learned before it reads on.
  boolean isBehind(Cursor cursor) {
    return locked(() ->
        !looked
            || !early.isEmpty()
            || cursor.floor() > firstUndone
            || cursor.read().tailMap(cursor.floor()).entrySet().stream()
                .anyMatch(read -> !reaches(read.getKey(), read.getValue())));
  }

  /// The lanes from an ordinal on, in order, as of one moment.
  List<LaneTail.Span> spansFrom(long ordinal) {
    return locked(() -> lanes.tailMap(ordinal).values().stream().map(LaneTail::span).toList());
  }

  /// The lanes that may have news at any moment: those of other live writers, and this process's
  /// own while something of it has not come through memory.
  List<LaneTail.Span> pollable(long nanos, long liveFor) {
    return locked(() ->
        lanes.tailMap(firstUndone).entrySet().stream()
            .filter(lane ->
                lane.getKey() == ownLane ? !early.isEmpty() : lane.getValue().live(nanos, liveFor))
            .map(lane -> lane.getValue().span())
            .toList());
  }

  /// The first lane of which more is to be learned.
  long firstUndone() {
    return locked(() -> firstUndone);
  }

  Optional<LaneTail.Held> after(long lane, long seq, long upTo) {
    return locked(
        () -> Optional.ofNullable(lanes.get(lane)).flatMap(known -> known.after(seq, upTo)));
  }

  /// Grows with whatever becomes readable.
  long version() {
    return locked(() -> version);
  }

  /// Waits until there is news since a version, but no longer than this.
  void awaitNews(long since, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (version == since && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Wakes whoever waits, as news does.
  void wake() {
    locked(() -> {
      changed();
      return null;
    });
  }

  private boolean reaches(long ordinal, long seq) {
    var lane = lanes.get(ordinal);
    return lane != null && (lane.done() || lane.span().upTo() >= seq);
  }

  private boolean isDone(long ordinal) {
    var lane = lanes.get(ordinal);
    return lane != null && lane.done();
  }

  private LaneTail lane(LaneState state) {
    return Objects.requireNonNull(lanes.get(state.ordinal()));
  }

  /// Takes what follows, and leaves what stands behind a gap.
  private void extend(long ordinal, Queue<TailEntry> entries) {
    var lane = Objects.requireNonNull(lanes.get(ordinal));
    while (!entries.isEmpty() && lane.takes(entries.element())) {
      var entry = entries.remove();
      if (lane.extend(entry)) {
        arrivals.add(lane);
        documents++;
        bytes += entry.bytes();
        changed();
      }
    }
    while (documents > bounds.documents() || bytes > bounds.bytes()) {
      arrivals.remove().forgetOldest().ifPresent(this::forgotten);
    }
  }

  private void learn(LaneState state, long nanos) {
    if (lanes.containsKey(state.ordinal())) {
      lane(state).learn(state, nanos).forEach(this::forgotten);
    }
  }

  private void forgotten(TailEntry entry) {
    documents--;
    bytes -= entry.bytes();
  }

  private void changed() {
    version++;
    news.signalAll();
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
