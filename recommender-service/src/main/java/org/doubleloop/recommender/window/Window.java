package org.doubleloop.recommender.window;

import java.time.Duration;
import java.time.Instant;

/// How long after an action its outcomes count, and for how long after that they may still be
/// captured. Only the end of it is asked for: an outcome names its action, so it came of it, also
/// where clocks say otherwise.
///
/// What closes at about the same time closes together, so that few numbers are kept of what is
/// open: at the ends of spans of a minute or of a sixteenth of the whole, whichever is longer.
///
/// @param length the end is not in it
/// @param grace may be nothing
public record Window(Duration length, Duration grace) {
  /// Into how many parts of equal length the delay of an outcome is sorted.
  public static final int PARTS = 16;

  private static final long LEAST_SPAN = 60;

  public Window {
    if (!length.isPositive() || grace.isNegative()) {
      throw new IllegalArgumentException(
          "A window is longer than nothing, its grace not shorter: " + length + ", " + grace);
    }
  }

  /// Whether something at this moment came before its end.
  public boolean holds(Instant actionAt, Instant at) {
    return at.isBefore(actionAt.plus(length));
  }

  /// In which part of it something came, from 0; what came before the action is in the first, what
  /// came after the end in the last.
  public int part(Instant actionAt, Instant at) {
    double share = seconds(Duration.between(actionAt, at)) / seconds(length);
    return (int) Math.clamp(Math.floor(PARTS * share), 0, PARTS - 1);
  }

  /// From when on what has not come of an action is taken not to come, in seconds since 1970.
  public long closes(Instant actionAt) {
    return Math.ceilDiv(Math.addExact(actionAt.getEpochSecond() + 1, whole().toSeconds()), span())
        * span();
  }

  /// How much of the length has passed for actions that close at that moment: for the youngest and
  /// the oldest of them on average, above 1 once it is over.
  double age(long closes, long moment) {
    double begun = closes - span() / 2.0 - seconds(whole());
    return (moment - begun) / seconds(length);
  }

  /// How many seconds lie between two moments at which it closes.
  long span() {
    return Math.max(LEAST_SPAN, Math.ceilDiv(whole().toSeconds(), PARTS));
  }

  private Duration whole() {
    return length.plus(grace);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
