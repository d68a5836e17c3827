package org.doubleloop.kit.lane;

import java.time.Duration;
import java.time.Instant;

/// The lane that a writer writes. Its seqs are given out by the one who holds the commit lock; the
/// keeper reads them and tells of heartbeats.
final class OpenLane {
  private final long ordinal;
  private volatile long settled;
  private volatile Beat lastBeat;

  /// When an acknowledged heartbeat was sent.
  record Beat(Instant wall, long nanos) {
    static Beat of(LaneClock clock) {
      return new Beat(clock.wall().instant(), clock.nanos().getAsLong());
    }
  }

  OpenLane(long ordinal, Beat opened) {
    this.ordinal = ordinal;
    this.lastBeat = opened;
  }

  long ordinal() {
    return ordinal;
  }

  /// The last seq that is stored.
  long settled() {
    return settled;
  }

  /// The position of the n-th document from here, counted from 0.
  LanePosition ahead(int n) {
    return new LanePosition(ordinal, settled + 1 + n);
  }

  /// The next documents are stored; called under the commit lock alone.
  void settle(int documents) {
    var reached = settled + documents;
    settled = reached;
  }

  void beat(Beat acknowledged) {
    lastBeat = acknowledged;
  }

  /// Whether it must not be written any more. The wall's clock goes on while the machine sleeps,
  /// and the other while the wall's is set back: the one that has gone further counts.
  boolean lost(LaneClock clock, Duration abandonAfter) {
    var beat = lastBeat;
    return clock.nanos().getAsLong() - beat.nanos() >= abandonAfter.toNanos()
        || !clock.wall().instant().isBefore(beat.wall().plus(abandonAfter));
  }
}
