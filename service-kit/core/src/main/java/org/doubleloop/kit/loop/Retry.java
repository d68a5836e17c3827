package org.doubleloop.kit.loop;

import java.time.Duration;
import java.util.function.Predicate;

/// How a loop goes on after failures.
///
/// @param firstPause after the first failure in a row; doubled with each further one
/// @param longestPause the most that becomes
/// @param isAbsence which failures say that somebody else is not there, which is no fault of this
///   code's
/// @param grace for how long absence is not worth a word: those that start together miss each other
///   at first
public record Retry(
    Duration firstPause,
    Duration longestPause,
    Predicate<RuntimeException> isAbsence,
    Duration grace) {

  /// For a step that asks nobody but the store: any failure is told at once.
  public static final Retry OF_STORE =
      new Retry(Duration.ofMillis(50), Duration.ofSeconds(13), _ -> false, Duration.ZERO);

  public Retry {
    if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "The first pause is longer than nothing, and the shortest");
    }
  }

  /// The pause after the one that was made last.
  Duration after(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
