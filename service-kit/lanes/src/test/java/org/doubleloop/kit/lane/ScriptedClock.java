package org.doubleloop.kit.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A process's clocks, which stand still until the test moves them.
final class ScriptedClock {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong wall = new AtomicLong();
  private final AtomicLong monotonic = new AtomicLong();

  LaneClock clock() {
    return new LaneClock(() -> START.plusNanos(wall.get()), monotonic::get);
  }

  void pass(Duration time) {
    sleep(time);
    monotonic.addAndGet(time.toNanos());
  }

  /// The machine sleeps: only the wall's clock goes on.
  void sleep(Duration time) {
    wall.addAndGet(time.toNanos());
  }
}
