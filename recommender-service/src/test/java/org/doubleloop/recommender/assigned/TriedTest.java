package org.doubleloop.recommender.assigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What came of the units of an experiment, in any order of two feeds, against a list of all that
/// happened.
class TriedTest {
  private static final Clock CLOCK =
      Clock.fixed(SomeUnits.START.plus(Duration.ofDays(1_000)), ZoneOffset.UTC);

  /// More by `-Ddoubleloop.units=300000`.
  private static final int MANY = Integer.getInteger("doubleloop.units", 60_000);

  /// A document of a snapshot is full at 256 KB, and one item may be larger: half of all.
  private static final int LARGEST = 10 * MANY;

  private final SomeUnits world = new SomeUnits(120, 80, new Random(7)).trying();
  private final UnitOracle oracle =
      new UnitOracle(
          world, SomePolicy.START.plus(Duration.ofDays(21)).toEpochMilli(), Long.MAX_VALUE / 4 * 3);

  @Test
  void countsEachUnitOnceByTheFirstSuggestionThatGaveItItsVariant() {
    var tried = tried(AssignedTest.told(world, 1_000, new Random(1), false));
    assertThat(tried.given("A")).isEqualTo(30);
    assertThat(tried.given("B")).isEqualTo(30);
    for (var variant : List.of("A", "B")) {
      var worths =
          units()
              .filter(each -> Objects.requireNonNull(each.trial()).variant().equals(variant))
              .map(oracle::worth)
              .toList();
      var arm = tried.arm(variant, Tried.METRIC);
      assertThat(arm.units()).isEqualTo(30);
      assertThat(arm.sum()).isEqualTo(worths.stream().mapToLong(Integer::longValue).sum());
      assertThat(arm.successes()).isEqualTo(worths.stream().filter(each -> each > 0).count());
      assertThat(arm.successes()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void comesToTheSameInAnyOrderAndAfterRestarts(int seed) {
    var expected = AssignedTest.told(world, 1_000, new Random(0), false);
    var other = AssignedTest.told(world, seed, new Random(seed), true);
    assertThat(AssignedTest.kept(other)).isEqualTo(AssignedTest.kept(expected));
    assertThat(tried(other).arms()).isEqualTo(tried(expected).arms());
  }

  @Test
  void keepsAsManyUnitsAsThereAreInDocumentsThatAreSmall() {
    List<FeedItem> told =
        IntStream.range(0, MANY)
            .<FeedItem>mapToObj(
                i -> SomeUnits.tried("many-" + i, i % 2 == 0 ? "A" : "B", 0, SomeUnits.START))
            .collect(Collectors.toCollection(ArrayList::new));
    var over = SomeUnits.START.plus(Duration.ofDays(60));
    told.add(new Tick("acme", over, over));
    var assigned = assigned(told);
    var chunks = SomeChunks.of(assigned).toList();
    var sizes = chunks.stream().map(each -> each.content().toJson().length()).toList();
    assertThat(sizes).allMatch(size -> size < LARGEST);
    assertThat(sizes.stream().mapToInt(size -> size).sum())
        .as("in one document")
        .isGreaterThan(LARGEST);

    var restored = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
    restored.restore(chunks.reversed().stream());
    assertThat(AssignedTest.kept(restored)).isEqualTo(AssignedTest.kept(assigned));
    restored.take(told);
    AssignedTest.ended(restored);
    assertThat(tried(restored).given("A")).as("none counts twice").isEqualTo(MANY / 2);
    assertThat(tried(restored).arm("B", Tried.METRIC).units()).isEqualTo(MANY / 2);
  }

  private static Assigned assigned(List<FeedItem> told) {
    var assigned = new Assigned(SomeUnits.policies(), new Experiments(), CLOCK);
    assigned.take(told);
    return AssignedTest.ended(assigned);
  }

  private Stream<Given> units() {
    return IntStream.range(0, 120)
        .mapToObj(i -> "unit-" + i)
        .flatMap(unit -> oracle.tried(unit).stream())
        .map(made -> Given.of(made, SomeUnits.VERSIONS.get(made.version() - 1)).orElseThrow());
  }

  private static Tried tried(Assigned assigned) {
    return Objects.requireNonNull(assigned.of(SomePolicy.KEY).trials().get("e-1"));
  }
}
