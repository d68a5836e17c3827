package org.doubleloop.signal.type;

import java.time.Instant;
import java.util.HexFormat;

/// The field that lists are sorted and paged by: the time of capture, and where that is the same a
/// part of the `_id`, in one string, so that a page needs but one range of one index.
public final class CaptureOrder {
  /// Past everything that is captured before the year 10,000.
  public static final String END = "g";

  private static final int TIME_DIGITS = 12;
  private static final int ID_CHARACTERS = 12;

  private CaptureOrder() {}

  /// Before everything that is captured from that moment on.
  public static String from(Instant moment) {
    return HexFormat.of().toHexDigits(Math.max(0, moment.toEpochMilli()), TIME_DIGITS);
  }

  public static String of(Instant recordedAt, String documentId) {
    return from(recordedAt) + documentId.substring(0, ID_CHARACTERS);
  }
}
