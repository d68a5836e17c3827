package org.doubleloop.kit.lane;

import java.time.Clock;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks of a process: the wall's, and one that only goes forward but may stand still
/// while the machine sleeps. Nothing in the feed depends on either; they decide when to give up
/// waiting.
public record LaneClock(InstantSource wall, LongSupplier nanos) {
  public static LaneClock system() {
    return new LaneClock(Clock.systemUTC(), System::nanoTime);
  }
}
