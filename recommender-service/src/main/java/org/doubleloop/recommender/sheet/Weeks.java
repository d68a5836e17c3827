package org.doubleloop.recommender.sheet;

import java.time.Instant;
import java.time.LocalDate;
import org.doubleloop.recommender.counts.VersionMonth;

/// Weeks as numbers: they begin on Mondays, UTC.
public final class Weeks {
  /// How many weeks are told apart, from the newest one back: two years.
  public static final int TOLD_APART = 104;

  private static final long SECONDS = 7 * 24 * 3600;

  /// 1970 began on a Thursday.
  private static final long MONDAY = 3 * 24 * 3600;

  /// By which all weeks of four-digit years have numbers above 0.
  private static final int FIRST = 110_000;

  private static final int LAST = 550_000;

  private Weeks() {}

  /// The version of an action and the week in which it was done.
  public static VersionMonth slice(int version, Instant at) {
    return new VersionMonth(version, of(at));
  }

  static int of(Instant at) {
    long week = Math.floorDiv(at.getEpochSecond() + MONDAY, SECONDS) + FIRST;
    return Math.clamp(week, 1, LAST);
  }

  /// The number of the week to which this day belongs.
  public static int of(LocalDate day) {
    return of(Instant.ofEpochSecond(day.toEpochDay() * 24 * 3600));
  }

  /// On which day it began.
  public static LocalDate monday(int week) {
    return LocalDate.ofEpochDay(7L * (week - FIRST) - 3);
  }
}
