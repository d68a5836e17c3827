package org.doubleloop.kit.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Moments as text: RFC 3339, years 1 to 9999.
public final class Moments {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter WRITE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Moments() {}

  /// Reads a moment with any offset, and drops what is finer than a millisecond.
  ///
  /// @throws DateTimeException for anything that is not RFC 3339
  public static Instant parse(String text) {
    var moment = READ.parse(text, OffsetDateTime::from).toInstant().truncatedTo(ChronoUnit.MILLIS);
    if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
      throw new DateTimeException("The year is not one of 1 to 9999");
    }
    return moment;
  }

  /// Writes a moment in UTC with three digits of the second: `2026-03-01T09:30:00.000Z`.
  public static String format(Instant moment) {
    return WRITE.format(moment);
  }
}
