package org.doubleloop.kit.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments as text: RFC 3339, years 1 to 9999, and offsets also without their colon, as some
/// systems write them. What cannot be read is told by the part that is wrong.
public final class Moments {

  private static final String EXAMPLE = "2026-03-01T09:30:00.000Z";
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d++))?");
  private static final Pattern OFFSET = Pattern.compile("[Zz]|([+-])(\\d{2}):?(\\d{2})");
  private static final int DATE_LENGTH = 10;
  private static final int MILLI_DIGITS = 3;

  private static final DateTimeFormatter WRITE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Moments() {}

  /// Reads a moment with any offset, and drops what is finer than a millisecond.
  ///
  /// @throws DateTimeException for anything else, with a message that completes the name of a
  ///   field: "must have an offset"
  public static Instant parse(String text) {
    if (text.length() <= DATE_LENGTH) {
      throw refused("must be a moment with a date, a time and an offset, such as " + EXAMPLE);
    }
    var date = date(text.substring(0, DATE_LENGTH));
    char between = text.charAt(DATE_LENGTH);
    if (between != 'T' && between != 't') {
      throw refused("must have a T between the date and the time");
    }
    var time = TIME.matcher(text).region(DATE_LENGTH + 1, text.length());
    if (!time.lookingAt()) {
      throw refused("must have a time of hours, minutes and seconds, such as 09:30:00");
    }
    int hour = part(time, 1, 23, "hour");
    int minute = part(time, 2, 59, "minute");
    if (number(time, 3) == 60) {
      throw refused("must not be in a leap second, which is not kept; take second 59");
    }
    int second = part(time, 3, 59, "second");
    var moment =
        date.atTime(hour, minute, second)
            .toInstant(ZoneOffset.UTC)
            .plusMillis(millis(time.group(4)))
            .minusSeconds(offset(text.substring(time.end())));
    if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
      throw refused("must be in one of the years 1 to 9999");
    }
    return moment;
  }

  /// Reads a date.
  ///
  /// @throws DateTimeException as [#parse] does
  public static LocalDate parseDate(String text) {
    var date = DATE.matcher(text);
    if (!date.matches()) {
      throw refused("must be a date, such as 2026-03-01");
    }
    return date(date);
  }

  /// Writes a moment in UTC with three digits of the second: `2026-03-01T09:30:00.000Z`.
  public static String format(Instant moment) {
    return WRITE.format(moment);
  }

  private static LocalDate date(String text) {
    var date = DATE.matcher(text);
    if (!date.matches()) {
      throw refused("must begin with a date, such as 2026-03-01");
    }
    return date(date);
  }

  private static LocalDate date(Matcher date) {
    int year = number(date, 1);
    int month = part(date, 2, 12, "month");
    int day = number(date, 3);
    int length = month == 0 ? 0 : Month.of(month).length(Year.isLeap(year));
    if (year == 0 || month == 0) {
      throw refused("must not have a " + (year == 0 ? "year" : "month") + " 0");
    }
    if (day < 1 || day > length) {
      throw refused(
          "must have a day that is there: %s %d has days 1 to %d"
              .formatted(
                  Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH), year, length));
    }
    return LocalDate.of(year, month, day);
  }

  private static int part(Matcher matcher, int group, int highest, String name) {
    int value = number(matcher, group);
    if (value > highest) {
      throw refused("must have %s %d at most, not %d".formatted(name, highest, value));
    }
    return value;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int millis(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, MILLI_DIGITS));
  }

  /// In seconds.
  private static int offset(String text) {
    if (text.isEmpty()) {
      throw refused("must have an offset behind the time: Z or +01:00");
    }
    var offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      throw refused("must end in an offset, Z or +01:00");
    }
    if (offset.group(1) == null) {
      return 0;
    }
    int seconds =
        part(offset, 2, 23, "an offset of hour") * 3_600
            + part(offset, 3, 59, "an offset of minute") * 60;
    return offset.group(1).equals("-") ? -seconds : seconds;
  }

  private static DateTimeException refused(String message) {
    return new DateTimeException(message);
  }
}
