package org.doubleloop.recommender.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.sheet.Sheets;
import org.doubleloop.recommender.sheet.Weeks;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Counts against a list of what was done.
class ResultsTest {
  private static final Instant SECOND = SomePolicy.START.plus(Duration.ofDays(30));
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(100));
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final PolicyVersion FIRST = SomePolicy.some().build();
  private static final Counted REPLIED = Counted.by(MetricKey.of(FIRST));

  private final Ticks ticks = new Ticks();
  private final List<SomeDeed> deeds = SomeDeed.some(600, new Random(12));

  /// By what results are divided, and the value of a deed.
  record Sort(String name, By by, Function<SomeDeed, @Nullable String> value) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Sort VERSION =
      new Sort("version", new By.Version(), deed -> Integer.toString(deed.version(SECOND)));
  private static final Sort WEEK =
      new Sort("week", new By.Week(), deed -> monday(deed.at()).toString());
  private static final Sort INDUSTRY =
      attribute("industry", deed -> (String) deed.context().get("industry"));
  private static final Sort CHANNEL = attribute("@channel", SomeDeed::channel);
  private static final Sort TRIGGER = attribute("@trigger", SomeDeed::trigger);

  static List<Sort> sorts() {
    return List.of(
        VERSION,
        WEEK,
        INDUSTRY,
        CHANNEL,
        TRIGGER,
        attribute(
            "vip",
            deed ->
                deed.context().containsKey("vip")
                    ? Objects.toString(deed.context().get("vip"))
                    : null),
        attribute("@touch", deed -> Integer.toString(1 + deed.number() % 12)),
        attribute("@actor", SomeDeed::actor),
        attribute("@team", _ -> null));
  }

  private static Sort attribute(String name, Function<SomeDeed, @Nullable String> value) {
    return new Sort(name, new By.Attribute(name), value);
  }

  private record Place(String option, List<@Nullable String> values) {}

  /// @param actions of which it is known or not what they have come to
  private record Come(long actions, long successes) {
    Come plus(Come other) {
      return new Come(actions + other.actions, successes + other.successes);
    }
  }

  @ParameterizedTest
  @MethodSource("sorts")
  void countsWhatWasDoneByEachOneAndTwo(Sort one) {
    var results = counted(new Random(1));
    same(results, new Division(List.of(one.by()), null, null), List.of(one));
    for (Sort other : sorts()) {
      if (!other.name().equals(one.name())) {
        same(results, new Division(List.of(one.by(), other.by()), null, null), List.of(one, other));
      }
    }
  }

  @Test
  void countsTheWeeksThatAreAskedFor() {
    var results = counted(new Random(1));
    var from = LocalDate.of(2026, 1, 12);
    var to = LocalDate.of(2026, 2, 9);
    var some =
        deeds.stream()
            .filter(deed -> !monday(deed.at()).isBefore(from) && !monday(deed.at()).isAfter(to))
            .toList();
    assertThat(some).hasSizeBetween(100, 500);
    for (Sort sort : List.of(WEEK, INDUSTRY, VERSION)) {
      var division = new Division(List.of(sort.by()), Weeks.of(from), Weeks.of(to));
      assertThat(read(results, REPLIED, division)).isEqualTo(expected(some, List.of(sort)));
    }
  }

  @Test
  void neitherOrderNorTicksNorRestartsMakeADifference() {
    var once = counted(new Random(1));
    for (int seed = 2; seed < 6; seed++) {
      assertThat(SomeChunks.of(counted(new Random(seed))).toList())
          .isEqualTo(SomeChunks.of(once).toList());
    }
    var restored = new Results(policies(), CLOCK, ticks);
    restored.restore(SomeChunks.of(once));
    assertThat(SomeChunks.of(restored).toList()).isEqualTo(SomeChunks.of(once).toList());
    same(restored, new Division(List.of(CHANNEL.by()), null, null), List.of(CHANNEL));
  }

  @Test
  void moreValuesThanFitAreMissingAndThatIsSaid() {
    var results = new Results(policies(), CLOCK, ticks);
    var triggers = new ArrayList<FeedItem>();
    for (int n = 0; n < Sheets.MOST_CELLS; n++) {
      var deed = deeds.getFirst();
      triggers.addAll(
          new SomeDeed(n, 1, "a", Map.of(), "because-" + n, null, null, deed.at(), false)
              .told(new Random(1)));
    }
    results.take(triggers);
    var division = new Division(List.of(TRIGGER.by()), null, null);
    var whole = new boolean[1];
    var rows = new long[1];
    results.of(
        SomePolicy.KEY,
        pages -> {
          whole[0] =
              pages.read(
                  Counted.ACTIONS,
                  division,
                  (sign, option, values, closes, tally) ->
                      rows[0] += values.contains(null) ? 0 : 1);
          return true;
        });
    assertThat(whole[0]).isFalse();
    assertThat(rows[0]).isEqualTo(Sheets.MOST_CELLS - 1);
  }

  @Test
  void whatIsTwoYearsOldIsNotToldApartByWeekAndStillCounts() {
    var results = new Results(policies(), CLOCK, ticks);
    var old = deeds.getFirst();
    for (int week : List.of(0, 103, 104, 150)) {
      var at = old.at().plus(Duration.ofDays(7L * week));
      results.take(
          new SomeDeed(week, 1, "a", Map.of(), null, null, null, at, true).told(new Random(1)));
    }
    var weeks = read(results, REPLIED, new Division(List.of(WEEK.by()), null, null));
    assertThat(weeks).hasSize(4);
    assertThat(weeks.get(new Place("a", Collections.singletonList(null))))
        .isEqualTo(new Come(1, 1));
    assertThat(read(results, REPLIED, Division.NONE))
        .isEqualTo(Map.of(new Place("a", List.of()), new Come(4, 4)));
  }

  @Test
  void anOptionThatTheVersionDoesNotHaveCountsNowhere() {
    var results = new Results(policies(), CLOCK, ticks);
    results.take(
        new SomeDeed(1, 1, "z", Map.of(), null, null, null, SomePolicy.START, true)
            .told(new Random(1)));
    assertThat(read(results, Counted.ACTIONS, Division.NONE)).isEmpty();
  }

  @Test
  void whatNamesAVersionThatIsNotKnownYetWaitsForIt() {
    var policies = SomePolicy.policies();
    var results = new Results(policies, CLOCK, ticks);
    var deed = new SomeDeed(1, 1, "a", Map.of(), null, null, null, SomePolicy.START, true);
    results.take(deed.told(new Random(1)));
    assertThat(read(results, REPLIED, Division.NONE)).isEmpty();
    var restored = new Results(policies, CLOCK, ticks);
    restored.restore(SomeChunks.of(results));
    policies.add(FIRST);
    for (Results each : List.of(results, restored)) {
      each.take(List.of());
      assertThat(read(each, REPLIED, Division.NONE))
          .isEqualTo(Map.of(new Place("a", List.of()), new Come(1, 1)));
    }
  }

  private void same(Results results, Division division, List<Sort> sorts) {
    assertThat(read(results, REPLIED, division)).isEqualTo(expected(deeds, sorts));
    assertThat(actions(read(results, Counted.ACTIONS, division)))
        .isEqualTo(actions(expected(deeds, sorts)));
  }

  private static Map<Place, Long> actions(Map<Place, Come> counts) {
    var actions = new HashMap<Place, Long>();
    counts.forEach((place, come) -> actions.put(place, come.actions()));
    return actions;
  }

  private Results counted(Random random) {
    var results = new Results(policies(), CLOCK, ticks);
    var items = new ArrayList<FeedItem>();
    deeds.forEach(deed -> items.addAll(deed.told(new Random(deed.number()))));
    Collections.shuffle(items, random);
    int middle = random.nextInt(items.size());
    results.take(items.subList(0, middle));
    ticks.take(List.of(new Tick(Tick.ALL, SECOND, SECOND)));
    results.take(items.subList(middle, items.size()));
    ticks.take(List.of(new Tick(Tick.ALL, NOW, NOW)));
    results.take(List.of());
    return results;
  }

  private static Policies policies() {
    var policies = SomePolicy.policies();
    policies.add(FIRST);
    policies.add(SomePolicy.some().version(2, SECOND).build());
    policies.currentAt(NOW);
    return policies;
  }

  private static Map<Place, Come> expected(List<SomeDeed> deeds, List<Sort> sorts) {
    var expected = new HashMap<Place, Come>();
    for (SomeDeed deed : deeds) {
      var values = new ArrayList<@Nullable String>();
      sorts.forEach(sort -> values.add(sort.value().apply(deed)));
      expected.merge(
          new Place(deed.option(), values), new Come(1, deed.replied() ? 1 : 0), Come::plus);
    }
    return expected;
  }

  private static Map<Place, Come> read(Results results, Counted counted, Division division) {
    var read = new HashMap<Place, Come>();
    results.of(
        SomePolicy.KEY,
        pages ->
            pages.read(
                counted,
                division,
                (sign, option, values, closes, tally) ->
                    read.merge(
                        new Place(option, values),
                        new Come(sign * (tally.trials() + tally.pending()), sign * tally.full()),
                        Come::plus)));
    read.values().removeIf(new Come(0, 0)::equals);
    return read;
  }

  private static LocalDate monday(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().with(DayOfWeek.MONDAY);
  }
}
