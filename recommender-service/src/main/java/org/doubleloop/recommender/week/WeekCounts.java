package org.doubleloop.recommender.week;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Outcome;

/// The last days of each organization. Actions belong to the day on which they were done, all else
/// to the day on which it was recorded. Of an organization the newest eight days are kept of which
/// there is anything: of these nothing is ever missing, whatever came in between, and a day of a
/// clock that was wrong takes the place of one.
final class WeekCounts {
  private static final int DAYS = 8;

  private final Map<String, NavigableMap<Long, Day>> organizations = new HashMap<>();

  /// The day of a moment, in days since 1970 in UTC.
  static long dayOf(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), ChronoUnit.DAYS.getDuration().toSeconds());
  }

  synchronized void take(List<FeedItem> items) {
    items.forEach(this::take);
  }

  private void take(FeedItem item) {
    var organization = item.organization();
    var recorded = item.recordedAt();
    switch (item) {
      case Action action -> {
        on(organization, action.at(), day -> day.act(action));
        var suggestion = action.suggestion();
        if (suggestion != null) {
          on(organization, recorded, day -> day.actOn(suggestion));
        }
      }
      case Connected connected -> {
        on(organization, connected.actionAt(), day -> day.led(connected));
        on(organization, recorded, day -> day.takeIn(connected));
      }
      case Outcome outcome -> on(organization, recorded, day -> day.capture(outcome));
      case SuggestionMade made -> on(organization, recorded, day -> day.suggest(made));
      default -> {}
    }
  }

  private void on(String organization, Instant moment, Consumer<Day> counting) {
    var days = organizations.computeIfAbsent(organization, _ -> new TreeMap<>());
    long number = dayOf(moment);
    if (days.size() < DAYS || number >= days.firstKey()) {
      counting.accept(days.computeIfAbsent(number, _ -> new Day()));
      if (days.size() > DAYS) {
        days.pollFirstEntry();
      }
    }
  }

  /// What is made of some days, in their order.
  ///
  /// @param reading must not keep what it is given
  synchronized <T> T read(
      String organization, long first, long last, Function<NavigableMap<Long, Day>, T> reading) {
    var days = organizations.getOrDefault(organization, new TreeMap<>());
    return reading.apply(new TreeMap<>(days.subMap(first, true, last, true)));
  }

  synchronized void each(DayReader reader) {
    new TreeMap<>(organizations)
        .forEach((organization, days) ->
            days.forEach((number, day) -> reader.read(organization, number, day)));
  }

  /// Is told each day, in the order of organizations and days.
  @FunctionalInterface
  interface DayReader {
    void read(String organization, long number, Day day);
  }

  synchronized Day restored(String organization, long number) {
    return organizations
        .computeIfAbsent(organization, _ -> new TreeMap<>())
        .computeIfAbsent(number, _ -> new Day());
  }
}
