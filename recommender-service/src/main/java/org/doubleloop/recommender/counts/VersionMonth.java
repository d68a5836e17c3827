package org.doubleloop.recommender.counts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// The policy version and the calendar month (UTC) of an action. Ranking adds up all slices; they
/// are kept apart so that versions can be compared and old months discounted.
///
/// Whoever counts by something else than months says so with another number.
///
/// @param period months since the beginning of year 0; 0 is whatever is too old, by month or by
///   version
public record VersionMonth(int version, int period) {
  /// What is too old to be told apart.
  public static final VersionMonth OLDER = new VersionMonth(0, 0);

  private static final Instant FIRST = Instant.parse("0000-02-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  public VersionMonth {
    if (version < 0 || period < 0 || (period == 0 && version != 0)) {
      throw new IllegalArgumentException("No such slice: " + version + ", " + period);
    }
  }

  public static VersionMonth of(int version, Instant actionAt) {
    if (actionAt.isBefore(FIRST)) {
      return new VersionMonth(version, 1);
    }
    if (actionAt.isAfter(LAST)) {
      return new VersionMonth(version, period(LAST));
    }
    return new VersionMonth(version, period(actionAt));
  }

  private static int period(Instant at) {
    OffsetDateTime day = at.atOffset(ZoneOffset.UTC);
    return 12 * day.getYear() + day.getMonthValue() - 1;
  }

  static VersionMonth ofKey(long key) {
    return new VersionMonth((int) (key >>> 32), (int) key);
  }

  long key() {
    return (long) version << 32 | period;
  }
}
