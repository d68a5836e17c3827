package org.doubleloop.recommender.llm;

import java.time.Duration;

/// The moment by which there is an answer, by the clock that only goes forward.
///
/// @param whole what was given
record Deadline(long nanos, Duration whole) {

  /// An attempt that has less than this part of the whole would only be waited for.
  private static final int SMALLEST_PART = 5;

  static Deadline in(Duration whole) {
    return new Deadline(System.nanoTime() + whole.toNanos(), whole);
  }

  /// Zero when it has passed.
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /// Whether after such a pause there is time for another attempt.
  boolean fits(Duration pause) {
    return left().minus(pause).compareTo(whole.dividedBy(SMALLEST_PART)) >= 0;
  }
}
