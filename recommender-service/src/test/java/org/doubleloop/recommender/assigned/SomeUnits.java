package org.doubleloop.recommender.assigned;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.tick.Tick;
import org.jspecify.annotations.Nullable;

/// Units of [SomePolicy] that chance gives options in episodes, what is done to them, and what
/// comes of it, as two feeds tell it.
final class SomeUnits {
  static final Instant START = SomePolicy.START;

  /// From when on the second version is in force, by which something else counts.
  static final Instant SECOND = START.plus(Duration.ofDays(40));

  static final List<PolicyVersion> VERSIONS =
      List.of(
          SomePolicy.some().exploring(0.5).build(),
          SomePolicy.some().exploring(0.3).version(2, SECOND).measuring("met").build());

  final List<FeedItem> own = new ArrayList<>();
  final List<FeedItem> signals = new ArrayList<>();
  private final Random random;
  private int actions;

  SomeUnits(int units, int days, Random random) {
    this.random = random;
    IntStream.range(0, units).forEach(unit -> live("unit-" + unit, days));
    var end = START.plus(Duration.ofDays(days));
    signals.removeIf(each -> !each.recordedAt().isBefore(end));
    IntStream.rangeClosed(1, days)
        .mapToObj(day -> START.plus(Duration.ofDays(day)))
        .forEach(moment -> own.add(new Tick(Tick.ALL, moment, moment)));
    own.add(look(1, 5, null, nomination(1, "a", Cell.EVERYWHERE, 5)));
    own.add(
        look(
            2,
            20,
            new Look.Limit(START.plus(Duration.ofDays(21)).toEpochMilli(), Long.MAX_VALUE / 4 * 3),
            nomination(2, "b", Cell.of(new Trait("industry", "retail")), 20),
            nomination(3, "c", Cell.EVERYWHERE, 20)));
  }

  static Policies policies() {
    var policies = SomePolicy.policies();
    VERSIONS.forEach(policies::add);
    policies.currentAt(START.plus(Duration.ofDays(1_000)));
    return policies;
  }

  private static Nomination nomination(int number, String option, Cell place, int day) {
    return new Nomination(
        number,
        new Contrast(place, option, option.equals("a") ? "b" : "a"),
        1,
        START.plus(Duration.ofDays(day)).toEpochMilli());
  }

  private static Look look(
      int number, int day, Look.@Nullable Limit limit, Nomination... nominated) {
    var moment = START.plus(Duration.ofDays(day));
    return new Look(
        SomePolicy.KEY,
        number,
        moment,
        0,
        0,
        List.of(),
        List.of(nominated),
        limit,
        moment.plusSeconds(60));
  }

  /// The same, and every other unit is in an experiment that says so again and again.
  SomeUnits trying() {
    for (int i = 0; i < 60; i++) {
      var unit = "unit-" + 2 * i;
      int times = 1 + random.nextInt(4);
      for (int time = 0; time < times; time++) {
        var at = START.plus(Duration.ofMinutes(60 * 24 * 20 + random.nextInt(60 * 24 * 30)));
        var made = tried(unit, i % 4 < 2 ? "A" : "B", time, at);
        own.add(made);
        act(made, at.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20))));
      }
    }
    return this;
  }

  private static SuggestionMade tried(String unit, String variant, int time, Instant at) {
    var version = at.isBefore(SECOND) ? VERSIONS.getFirst() : VERSIONS.getLast();
    return new SuggestionMade(
        version.key(),
        version.version(),
        "t-" + unit + "-" + time,
        UnitKind.SUBJECT,
        unit,
        Map.of(),
        null,
        variant.equals("A") ? "a" : "b",
        SomePolicy.OPTIONS,
        List.of(),
        new Draw(
            Reason.TRIAL,
            null,
            version.version(),
            "a",
            List.of(new Chance("a", 1, 0.5), new Chance("b", 1, 0.5)),
            new Draw.Trial("e-1", variant)),
        null,
        at);
  }

  private void live(String unit, int days) {
    var at = START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 30)));
    int episode = 1;
    while (at.isBefore(START.plus(Duration.ofDays(days)))) {
      var made = given(unit, episode, at);
      own.add(made);
      int number = random.nextInt(4);
      for (int i = 0; i < number; i++) {
        act(made, at.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20))));
      }
      // before the window of the one before has closed, as where a version ended that
      at = at.plus(Duration.ofMinutes(60 * 24 * 3 + random.nextInt(60 * 24 * 30)));
      episode++;
    }
  }

  private SuggestionMade given(String unit, int episode, Instant at) {
    var version = at.isBefore(SECOND) ? VERSIONS.getFirst() : VERSIONS.getLast();
    var options = new ArrayList<>(SomePolicy.OPTIONS);
    var propensities = new ArrayList<>(List.of(600_000_000, 200_000_000, 200_000_000));
    if (random.nextInt(3) == 0) {
      options.remove(2);
      propensities = new ArrayList<>(List.of(750_000_000, 250_000_000));
    }
    Map<String, Object> context = new HashMap<>();
    context.put("industry", random.nextBoolean() ? "retail" : "finance");
    context.put("vip", random.nextBoolean());
    return new SuggestionMade(
        version.key(),
        version.version(),
        "s-" + unit + "-" + episode,
        UnitKind.SUBJECT,
        unit,
        context,
        null,
        options.get(random.nextInt(options.size())),
        options,
        propensities,
        new Draw(Reason.FIRST, episode, version.version(), "a", List.of()),
        null,
        at);
  }

  /// An action that may name the suggestion, and all statements of what it has led to.
  private void act(SuggestionMade made, Instant at) {
    var action = "action-" + actions++;
    var suggestion = random.nextInt(3) == 0 ? made.id() : null;
    var outcomes = new ArrayList<CountedOutcome>();
    List<CountedOutcome> previous = List.of();
    var recordedAt = at;
    int statements = random.nextInt(4);
    for (int number = 1; number <= statements; number++) {
      recordedAt = recordedAt.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 6)));
      if (!outcomes.isEmpty() && random.nextInt(4) == 0) {
        outcomes.removeLast();
      } else {
        outcomes.add(
            new CountedOutcome(
                action + "-" + number,
                List.of("replied", "met", "opened").get(random.nextInt(3)),
                random.nextInt(3) == 0 ? 0 : 1,
                recordedAt,
                false,
                random.nextInt(5) > 0));
      }
      signals.add(
          new Connected(
              made.organization(),
              action,
              number,
              at,
              "somebody",
              new Units(made.unit(), random.nextBoolean() ? "account" : null),
              made.key().policy(),
              made.version(),
              made.option(),
              suggestion,
              null,
              null,
              Occasion.UNSAID,
              Map.of(),
              null,
              outcomes,
              previous,
              recordedAt));
      previous = List.copyOf(outcomes);
    }
  }

  /// What was recorded in a span of time, in any order.
  static List<FeedItem> between(List<FeedItem> items, Instant from, Instant to, Random random) {
    var some =
        new ArrayList<>(
            items.stream()
                .filter(each -> !each.recordedAt().isBefore(from) && each.recordedAt().isBefore(to))
                .sorted(Comparator.comparing(FeedItem::recordedAt))
                .toList());
    Collections.shuffle(some, random);
    return some;
  }
}
