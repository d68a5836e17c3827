package org.doubleloop.recommender.llm.endpoint;

import java.time.Duration;

/// The moment by which there is an answer, by the clock that only goes forward.
///
/// @param whole what was given
public record Deadline(long nanos, Duration whole) {

  /// An attempt that has less than this part of the whole would only be waited for.
  private static final int SMALLEST_PART = 5;

  public static Deadline in(Duration whole) {
    return new Deadline(System.nanoTime() + whole.toNanos(), whole);
  }

  /// Zero when it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /// The share of what is left that each of so many has who come one after the other.
  public Deadline share(int among) {
    return in(left().dividedBy(among));
  }

  /// Whether after such a pause there is time for another attempt.
  public boolean fits(Duration pause) {
    return left().minus(pause).compareTo(whole.dividedBy(SMALLEST_PART)) >= 0;
  }
}
