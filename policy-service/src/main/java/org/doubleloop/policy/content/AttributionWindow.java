package org.doubleloop.policy.content;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long after an action its outcomes count, or how long after that they may be captured. It is
/// written as an ISO 8601 duration of exact length: weeks, or days and time. Months and years are
/// not, as they differ in length.
///
/// @param length above 0, at most 366 days, in whole milliseconds
public record AttributionWindow(Duration length) {
  private static final Duration MOST = Duration.ofDays(366);

  /// The longest that there is.
  public static final AttributionWindow LONGEST = new AttributionWindow(MOST);

  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,3})W");
  private static final Pattern EXACT =
      Pattern.compile("P(?=[\\dT])(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,3})?S)?)?");

  public AttributionWindow {
    if (!isAllowed(length)) {
      throw new IllegalArgumentException("The window is not above 0 and at most 366 days");
    }
  }

  private static boolean isAllowed(Duration length) {
    return length.isPositive()
        && length.compareTo(MOST) <= 0
        && length.equals(length.truncatedTo(ChronoUnit.MILLIS));
  }

  /// Empty when the text is no such duration or its length is not allowed.
  public static Optional<AttributionWindow> parse(String text) {
    return duration(text).filter(AttributionWindow::isAllowed).map(AttributionWindow::new);
  }

  private static Optional<Duration> duration(String text) {
    var weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
    }
    if (!EXACT.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException tooLong) {
      return Optional.empty();
    }
  }

  /// Equal lengths in equal text: whole days as `P14D`, anything else in hours, minutes, seconds.
  @Override
  public String toString() {
    return length.equals(Duration.ofDays(length.toDays()))
        ? "P" + length.toDays() + "D"
        : length.toString();
  }
}
