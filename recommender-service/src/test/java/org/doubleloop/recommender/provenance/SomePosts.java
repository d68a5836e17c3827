package org.doubleloop.recommender.provenance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Poster;
import org.doubleloop.recommender.signal.Units;
import org.jspecify.annotations.Nullable;

/// Actions that somebody posted under [SomePolicy], and what they have led to.
final class SomePosts {
  static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  static final Poster CALLER = new Poster("rep", "one-key");

  private SomePosts() {}

  /// What people did by suggestions over ten days, each of five with a key, and led to.
  static List<FeedItem> ordinary(String option, int number, Random random) {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < number; n++) {
      int who = random.nextInt(5);
      var at = MONDAY.plusSeconds(random.nextInt(864_000));
      var name = "ordinary-" + option + n;
      items.add(acted(name, option, "s-" + n, new Poster("person-" + who, "key-" + who), at));
      items.add(ledTo(name, option, "s-" + n, at.plusSeconds(random.nextInt(86_400)), "replied"));
    }
    return items;
  }

  /// What one caller posts in some seconds.
  static List<FeedItem> atOnce(String option, int number, Poster poster, Instant at) {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < number; n++) {
      var name = "at-once-" + at + n;
      items.add(acted(name, option, null, poster, at.plusMillis(2L * n)));
      items.add(ledTo(name, option, null, at.plusMillis(2L * n + 1), "replied"));
    }
    return items;
  }

  static Action acted(
      String name, String option, @Nullable String suggestion, @Nullable Poster by, Instant at) {
    return new Action(
        SomePolicy.KEY.organization(),
        name,
        "somebody",
        null,
        new Units("unit", null),
        SomePolicy.KEY.policy(),
        1,
        option,
        suggestion,
        null,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        by,
        at.minus(Duration.ofDays(7)),
        at,
        null,
        Map.of());
  }

  static Connected ledTo(
      String name, String option, @Nullable String suggestion, Instant at, String... types) {
    return stated(name, option, suggestion, at, outcomes(name, types), List.of());
  }

  /// The same taken back.
  static Connected takenBack(
      String name, String option, @Nullable String suggestion, Instant at, String... types) {
    return stated(name, option, suggestion, at, List.of(), outcomes(name, types));
  }

  private static List<CountedOutcome> outcomes(String name, String... types) {
    return IntStream.range(0, types.length)
        .mapToObj(n -> new CountedOutcome(name + n, types[n], 1, MONDAY, false, true))
        .toList();
  }

  private static Connected stated(
      String name,
      String option,
      @Nullable String suggestion,
      Instant at,
      List<CountedOutcome> outcomes,
      List<CountedOutcome> previous) {
    return new Connected(
        SomePolicy.KEY.organization(),
        name,
        previous.isEmpty() ? 1 : 2,
        MONDAY,
        "somebody",
        new Units("unit", null),
        SomePolicy.KEY.policy(),
        1,
        option,
        suggestion,
        null,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        outcomes,
        previous,
        at);
  }
}
