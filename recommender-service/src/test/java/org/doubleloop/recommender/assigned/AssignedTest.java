package org.doubleloop.recommender.assigned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.assigned.SomeUnits.START;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What came of units, in any order of two feeds, against a list of all that happened.
class AssignedTest {
  private static final int DAYS = 80;
  private static final Instant END = START.plus(Duration.ofDays(1_000));
  private static final Clock CLOCK = Clock.fixed(END, ZoneOffset.UTC);

  private static final long LIMITED = START.plus(Duration.ofDays(21)).toEpochMilli();
  private static final long LIMIT = Long.MAX_VALUE / 4 * 3;

  private final SomeUnits world = new SomeUnits(120, DAYS, new Random(7));
  private final UnitOracle oracle = new UnitOracle(world, LIMITED, LIMIT);

  @Test
  void saysWhatCameOfActionsWithinTheTimeOfTheAssignment() {
    var seen = told(world, 1_000, new Random(1), false).of(SomePolicy.KEY);
    assertThat(seen.closed()).isGreaterThan(150).isEqualTo(seen.sample().size());
    assertThat(seen.open()).hasSizeGreaterThan(10);
    assertThat(seen.sample())
        .allSatisfy(each -> assertThat(each.worth()).isEqualTo(oracle.worth(each.given())));
    assertThat(seen.sample())
        .anyMatch(each -> each.worth() > 0)
        .anyMatch(each -> each.worth() == 0);
  }

  @Test
  void addsUpAllThatWereAssignedSinceANominationAndAreJudgedAlike() {
    var seen = told(world, 1_000, new Random(1), false).of(SomePolicy.KEY);
    assertThat(seen.tested()).hasSize(3);
    for (var tested : seen.tested()) {
      var nomination = tested.nomination();
      var totals = new Totals();
      seen.sample().stream()
          .filter(each -> each.given().assignedAt() >= nomination.since())
          .filter(each -> each.given().stratum().version() == nomination.version())
          .forEach(each -> totals.add(nomination.contrast(), each));
      assertThat(tested.totals().byOdds()).isEqualTo(totals.byOdds());
      assertThat(totals.all().option().trials()).isPositive();
      assertThat(totals.all().against().trials()).isPositive();
    }
  }

  @Test
  void keepsNobodyAboveAThresholdThatWasAssignedAfterIt() {
    var seen = told(world, 1_000, new Random(1), false).of(SomePolicy.KEY);
    assertThat(seen.sample())
        .anyMatch(each -> each.given().place() >= LIMIT)
        .noneMatch(each -> each.given().place() >= LIMIT && each.given().assignedAt() >= LIMITED)
        .anyMatch(each -> each.given().assignedAt() >= LIMITED);
  }

  /// Day by day with restarts, whoever lags behind in one feed, and all at once from the start.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void comesToTheSameInAnyOrderOfBothFeedsAndAfterRestarts(int seed) {
    var expected = kept(told(world, 1_000, new Random(0), false));
    var random = new Random(seed);
    assertThat(kept(told(world, 1 + seed % 4, random, true))).isEqualTo(expected);
    assertThat(kept(lagging(random))).isEqualTo(expected);
    for (var first : Feed.values()) {
      var rebuilt = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
      rebuilt.beginAgain();
      var second = first == Feed.OWN ? Feed.SIGNALS : Feed.OWN;
      rebuilt = pages(rebuilt, all(first, random), random, true);
      rebuilt.reachedEnd(first);
      rebuilt = pages(rebuilt, all(second, random), random, true);
      rebuilt = ended(rebuilt);
      rebuilt.caughtUp();
      assertThat(kept(rebuilt)).isEqualTo(expected);
    }
  }

  @Test
  void closesNothingWhileTheSignalsLagBehind() {
    var assigned = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
    assigned.take(world.own);
    assigned.reachedEnd(Feed.OWN);
    assertThat(assigned.of(SomePolicy.KEY).closed()).isZero();
    assigned.take(world.signals);
    assigned.reachedEnd(Feed.SIGNALS);
    assertThat(assigned.of(SomePolicy.KEY).closed()).isZero();
    assigned.reachedEnd(Feed.SIGNALS);
    assigned.caughtUp();
    assertThat(assigned.of(SomePolicy.KEY).closed()).isPositive();
  }

  @Test
  void keepsNothingOfPoliciesThatHaveNeverHadChance() {
    var policies = SomePolicy.policies();
    policies.add(SomePolicy.some().build());
    policies.currentAt(END);
    var assigned = new Assigned(policies, new Experiments(), CLOCK);
    assigned.take(world.signals);
    assertThat(assigned.policies()).isEmpty();
  }

  @Test
  void forgetsWhatWasDoneToNobodyThatIsOpen() {
    var seen = told(world, 1_000, new Random(1), false);
    var late = START.plus(Duration.ofDays(DAYS + 60));
    seen.take(List.of(new Tick("acme", late, late)));
    ended(seen);
    assertThat(seen.of(SomePolicy.KEY).open()).isEmpty();
    assertThat(SomeChunks.of(seen).flatMap(each -> each.content().keySet().stream()))
        .contains("sample")
        .doesNotContain("open", "stated", "closed");
  }

  /// The hashes of all that is kept.
  static List<String> kept(Assigned assigned) {
    return SomeChunks.of(assigned).map(Chunks.Chunk::name).toList();
  }

  /// Every so many days both feeds are told what was recorded meanwhile.
  static Assigned told(SomeUnits world, int days, Random random, boolean restarts) {
    var assigned = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
    for (int day = 0; day <= 2 * DAYS; day += days) {
      var from = day == 0 ? Instant.MIN : START.plus(Duration.ofDays(day));
      var to = START.plus(Duration.ofDays(day + days));
      var own = SomeUnits.between(world.own, from, to, random);
      var signals = SomeUnits.between(world.signals, from, to, random);
      assigned = mixed(assigned, own, signals, random, restarts);
      assigned = ended(assigned);
    }
    return assigned;
  }

  /// The signals come ten days late, though ticks come in time.
  private Assigned lagging(Random random) {
    var assigned = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
    var lag = Duration.ofDays(10);
    for (int day = 0; day <= DAYS + 60; day++) {
      var from = day == 0 ? Instant.MIN : START.plus(Duration.ofDays(day));
      var to = START.plus(Duration.ofDays(day + 1));
      assigned = pages(assigned, SomeUnits.between(world.own, from, to, random), random, false);
      assigned.reachedEnd(Feed.OWN);
      var late =
          SomeUnits.between(
              world.signals, day == 0 ? Instant.MIN : from.minus(lag), to.minus(lag), random);
      assigned = pages(assigned, late, random, false);
    }
    return ended(assigned);
  }

  private List<FeedItem> all(Feed feed, Random random) {
    return SomeUnits.between(
        feed == Feed.OWN ? world.own : world.signals, Instant.MIN, Instant.MAX, random);
  }

  private static Assigned mixed(
      Assigned assigned,
      List<FeedItem> own,
      List<FeedItem> signals,
      Random random,
      boolean restarts) {
    var both = new ArrayList<>(own);
    both.addAll(signals);
    Collections.shuffle(both, random);
    return pages(assigned, both, random, restarts);
  }

  private static Assigned pages(
      Assigned assigned, List<FeedItem> items, Random random, boolean restarts) {
    var now = assigned;
    for (int from = 0; from < items.size(); ) {
      int to = Math.min(items.size(), from + 1 + random.nextInt(200));
      now.take(items.subList(from, to));
      if (restarts && random.nextInt(5) == 0) {
        var restored = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
        restored.restore(SomeChunks.of(now));
        now = restored;
      }
      from = to;
    }
    return now;
  }

  static Assigned ended(Assigned assigned) {
    for (int i = 0; i < 5; i++) {
      assigned.reachedEnd(Feed.SIGNALS);
      assigned.reachedEnd(Feed.OWN);
    }
    return assigned;
  }
}
