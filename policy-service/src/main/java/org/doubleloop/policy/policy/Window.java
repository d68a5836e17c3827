package org.doubleloop.policy.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads and writes attribution windows as ISO 8601 durations of exact length: weeks, or days and
/// time. Months and years are not, as they differ in length.
final class Window {
  static final Duration LONGEST = Duration.ofDays(366);

  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,3})W");
  private static final Pattern EXACT =
      Pattern.compile("P(?=[\\dT])(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,3})?S)?)?");

  private Window() {}

  static boolean allowed(Duration window) {
    return window.isPositive()
        && window.compareTo(LONGEST) <= 0
        && window.equals(window.truncatedTo(ChronoUnit.MILLIS));
  }

  /// Empty when the text is no such duration or its length is not allowed.
  static Optional<Duration> parse(String text) {
    var weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))))
          .filter(Window::allowed);
    }
    if (!EXACT.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text)).filter(Window::allowed);
    } catch (DateTimeException tooLong) {
      return Optional.empty();
    }
  }

  /// Equal durations in equal text: whole days as `P14D`, anything else in hours, minutes, seconds.
  static String format(Duration window) {
    return window.equals(Duration.ofDays(window.toDays()))
        ? "P" + window.toDays() + "D"
        : window.toString();
  }
}
