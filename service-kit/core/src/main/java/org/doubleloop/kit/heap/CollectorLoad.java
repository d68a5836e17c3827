package org.doubleloop.kit.heap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How much of the time until now went into collecting garbage, while nothing else ran.
final class CollectorLoad {
  /// In percent of the time.
  private static final int MOST_PERCENT = 90;

  /// Which part of the window tells early.
  private static final int EARLY = 3;

  private final Duration window;
  private final Deque<Reading> readings = new ArrayDeque<>();

  /// @param collecting in all, until then
  private record Reading(Duration at, Duration collecting) {
    boolean isBefore(Reading other) {
      return at.compareTo(other.at) < 0;
    }
  }

  enum Verdict {
    FINE,
    /// It has been too much for a while.
    STRAINED,
    /// It has been too much for the whole window.
    EXHAUSTED
  }

  CollectorLoad(Duration window) {
    this.window = window;
  }

  /// Takes a reading, later than the last one.
  ///
  /// @param collecting how much time has gone into collecting, in all
  Verdict read(Duration at, Duration collecting) {
    var now = new Reading(at, collecting);
    readings.addLast(now);
    var wasTooMuch = isTooMuchSince(window, now);
    var isTooMuch = isTooMuchSince(window.dividedBy(EARLY), now);
    newestBefore(window, now)
        .ifPresent(oldest -> readings.removeIf(older -> older.isBefore(oldest)));
    return wasTooMuch ? Verdict.EXHAUSTED : isTooMuch ? Verdict.STRAINED : Verdict.FINE;
  }

  /// Before there is a reading that is as old, nothing is known.
  private boolean isTooMuchSince(Duration time, Reading now) {
    return newestBefore(time, now).filter(since -> isTooMuch(since, now)).isPresent();
  }

  private Optional<Reading> newestBefore(Duration time, Reading now) {
    return readings.reversed().stream()
        .filter(reading -> now.at.minus(reading.at).compareTo(time) >= 0)
        .findFirst();
  }

  private static boolean isTooMuch(Reading since, Reading now) {
    var passed = now.at.minus(since.at);
    var collecting = now.collecting.minus(since.collecting);
    return collecting.multipliedBy(100).compareTo(passed.multipliedBy(MOST_PERCENT)) > 0;
  }
}
