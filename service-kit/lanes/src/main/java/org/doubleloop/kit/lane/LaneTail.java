package org.doubleloop.kit.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What this process knows of one lane: how far it can be read, and its newest documents. Guarded
/// by the [Tail]'s lock.
final class LaneTail {
  private final long ordinal;
  private final Map<Long, TailEntry> newest = new HashMap<>();
  private long oldest;
  private long held;
  private long mark;
  private long settled;
  private boolean closed;
  private Instant heartbeat = Instant.EPOCH;
  private long livedAt;

  /// @param mark up to which it is known to be stored
  LaneTail(long ordinal, long mark) {
    this.ordinal = ordinal;
    this.mark = mark;
    this.settled = mark;
    this.held = mark;
    this.oldest = mark + 1;
  }

  /// A lane as a reader meets it.
  ///
  /// @param upTo the last seq that can be read now
  /// @param settled up to which gaps are final
  record Span(long ordinal, long upTo, long settled, boolean closed) {
    /// Whether a reader that has read so far will never find more here.
    boolean endsAt(long read) {
      return closed && read >= settled;
    }
  }

  Span span() {
    return new Span(ordinal, mark, settled, closed);
  }

  /// Whether a document follows what is here, or adds nothing to it. No gap is passed here, not
  /// even a settled one: what is missing may just not have been read yet.
  boolean takes(TailEntry entry) {
    return closed || entry.position().seq() <= mark + 1;
  }

  /// Takes a document.
  ///
  /// @return whether it was not here
  boolean extend(TailEntry entry) {
    long seq = entry.position().seq();
    if (closed || seq <= mark) {
      return false;
    }
    newest.put(seq, entry);
    mark = seq;
    held = seq;
    return true;
  }

  /// Takes what the store said of it, without raising the mark.
  ///
  /// @param now by the monotonic clock
  /// @return documents that stand past its end and are forgotten here
  List<TailEntry> learn(LaneState state, long now) {
    if (!state.heartbeat().equals(heartbeat)) {
      heartbeat = state.heartbeat();
      livedAt = now;
    }
    settled = Math.max(settled, state.settled());
    if (!state.closed() || closed) {
      return List.of();
    }
    closed = true;
    settled = state.settled();
    mark = Math.min(mark, settled);
    List<TailEntry> past = new ArrayList<>();
    for (; held > settled && held >= oldest; held--) {
      Optional.ofNullable(newest.remove(held)).ifPresent(past::add);
    }
    return past;
  }

  /// Everything up to its end can be read; what is not in memory comes from the store.
  void raiseToEnd() {
    mark = Math.max(mark, settled);
  }

  /// Forgets its oldest document in memory.
  Optional<TailEntry> forgetOldest() {
    while (oldest <= held) {
      var forgotten = newest.remove(oldest++);
      if (forgotten != null) {
        return Optional.of(forgotten);
      }
    }
    return Optional.empty();
  }

  /// What memory has after a seq.
  ///
  /// @param upTo the seq up to which the entries are all there is
  record Held(List<TailEntry> entries, long upTo) {}

  /// The documents after a seq, up to another, if those next to it are in memory.
  Optional<Held> after(long seq, long upTo) {
    if (seq + 1 < oldest || seq >= held) {
      return Optional.empty();
    }
    List<TailEntry> entries = new ArrayList<>();
    long last = Math.min(held, upTo);
    for (long next = seq + 1; next <= last; next++) {
      Optional.ofNullable(newest.get(next)).ifPresent(entries::add);
    }
    return Optional.of(new Held(entries, last));
  }

  /// Whether it is open and its writer has shown life within this time.
  boolean live(long now, long within) {
    return !closed && now - livedAt < within;
  }

  /// Whether nothing more can be learned of it.
  boolean done() {
    return closed && mark >= settled;
  }
}
