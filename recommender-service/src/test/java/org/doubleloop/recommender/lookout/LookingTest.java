package org.doubleloop.recommender.lookout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.assigned.Seen;
import org.doubleloop.recommender.assigned.Seen.Tested;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.given.Stratum;
import org.doubleloop.recommender.given.Stratum.Share;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a look says of units: `b` does much better than `a` in retail, and worse elsewhere.
class LookingTest {
  private static final PolicyVersion VERSION = SomePolicy.some().exploring(0.5).build();
  private static final Instant NOW = SomePolicy.START;
  private static final long PASSED = NOW.getEpochSecond();
  private static final Trait RETAIL = new Trait("industry", "retail");
  private static final Contrast THERE = new Contrast(Cell.of(RETAIL), "b", "a");
  private static final Stratum EVEN =
      new Stratum(1, "a", List.of(new Share("a", 500_000_000), new Share("b", 500_000_000)));

  @Test
  void nominatesWhatLooksLikeSomethingAndTestsItByLaterUnitsAlone() {
    var first = look(seen(units(300, 0), List.of(), null));
    var hunch = find(first, THERE);
    assertThat(hunch.tier()).isEqualTo(Tier.HUNCH);
    assertThat(hunch.test()).isNull();
    assertThat(first.nominated()).extracting(Nomination::contrast).contains(THERE);
    assertThat(first.nominated().getFirst().number()).isEqualTo(1);
    assertThat(first.nominated())
        .allMatch(each -> each.since() == PASSED * 1_000 && each.version() == 1);

    var tested = first.nominated().stream().map(each -> tested(each, units(400, 1_000))).toList();
    var second = look(seen(units(700, 0), tested, first));
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.nominated())
        .extracting(Nomination::contrast)
        .doesNotContainAnyElementsOf(first.nominated().stream().map(Nomination::contrast).toList());
    var holds = find(second, THERE);
    assertThat(holds.tier()).isEqualTo(Tier.HOLDS);
    var test = Objects.requireNonNull(holds.test());
    assertThat(test.logE()).isGreaterThan(test.logNeeded());
    assertThat(Objects.requireNonNull(test.range()).low()).isPositive();
    assertThat(second.found().getFirst()).isEqualTo(holds);
  }

  /// Once by replies, then by meetings, then by replies again.
  @Test
  void looksAgainAtWhatWasTestedByAnotherMetric() {
    var first = look(seen(units(300, 0), List.of(), null));
    var nomination = first.nominated().getFirst();
    var tested = List.of(tested(nomination, units(400, 1_000)));
    var met = SomePolicy.some().exploring(0.5).version(2, NOW).measuring("met").build();
    var units = new ArrayList<>(units(700, 0));
    var before = seen(units, tested, first);
    var changed = Looking.look(met, before, version -> version == 2, NOW);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.found()).as("nothing is known by the metric").isEmpty();
    assertThat(changed.nominated()).isEmpty();

    units(300, 2_000).forEach(each -> units.add(by(2, each)));
    var again = Looking.look(met, seen(units, tested, changed), version -> version == 2, NOW);
    assertThat(find(again, nomination.contrast()).tier()).isEqualTo(Tier.HUNCH);
    assertThat(find(again, nomination.contrast()).test()).isNull();
    assertThat(again.nominated())
        .as("its number is a new one: the share of the level that the first one had is spent")
        .containsExactly(new Nomination(2, nomination.contrast(), 2, PASSED * 1_000));

    var back = Looking.look(VERSION, seen(units, tested, again), version -> version == 1, NOW);
    assertThat(find(back, nomination.contrast()).tier()).isEqualTo(Tier.HOLDS);
  }

  @Test
  void countsWhatIsOpenApart() {
    var open = units(50, 5_000).stream().map(Closed::given).toList();
    var seen =
        new Seen(300, open, units(300, 0), List.of(), Long.MAX_VALUE, PASSED, null, Map.of());
    var counts = find(look(seen), THERE).counts();
    assertThat(counts.option().trials() + counts.against().trials()).isEqualTo(150);
    assertThat(counts.option().open() + counts.against().open()).isEqualTo(25);
  }

  @Test
  void tellsOptionsEverywhereWhereNothingStandsOut() {
    var units =
        IntStream.range(0, 24)
            .mapToObj(i -> unit(i, i % 2 == 0 ? "a" : "b", i % 3 == 0, List.of()))
            .toList();
    var look = look(seen(units, List.of(), null));
    assertThat(look.found()).hasSize(1);
    var found = look.found().getFirst();
    assertThat(found.tier()).isEqualTo(Tier.NONE);
    assertThat(found.counts().option().trials()).isEqualTo(12);
    assertThat(found.counts().option().successes()).isEqualTo(4);
    assertThat(look.nominated()).isEmpty();
  }

  @Test
  void keepsAHalfOfThoseThatAreAssignedLaterWhereThereAreTooMany() {
    var few = units(10, 0).stream().map(Closed::given).toList();
    assertThat(look(new Seen(0, few, List.of(), List.of(), 100, PASSED, null, Map.of())).limit())
        .isNull();
    var many =
        IntStream.rangeClosed(0, Looking.MOST_OPEN)
            .mapToObj(i -> unit(i, "a", false, List.of()).given())
            .toList();
    var seen = new Seen(0, many, List.of(), List.of(), Long.MAX_VALUE, PASSED, null, Map.of());
    assertThat(look(seen).limit())
        .isEqualTo(new Look.Limit((PASSED + 7_200) * 1_000, Long.MAX_VALUE / 2));
    var lowered =
        new Seen(0, many, List.of(), List.of(), Long.MAX_VALUE / 2, PASSED, null, Map.of());
    assertThat(look(lowered).limit()).as("a half is kept from then on").isNull();
  }

  private static Look look(Seen seen) {
    return Looking.look(VERSION, seen, _ -> true, NOW);
  }

  private static Seen seen(List<Closed> units, List<Tested> tested, @Nullable Look look) {
    return new Seen(units.size(), List.of(), units, tested, Long.MAX_VALUE, PASSED, look, Map.of());
  }

  private static Tested tested(Nomination nomination, List<Closed> units) {
    var totals = new Totals();
    units.forEach(each -> totals.add(nomination.contrast(), each));
    return new Tested(nomination, totals);
  }

  private static Found find(Look look, Contrast contrast) {
    return look.found().stream()
        .filter(each -> each.contrast().equals(contrast))
        .findFirst()
        .orElseThrow();
  }

  /// Every second one in retail, where three of five succeed with `b`; elsewhere three of ten do
  /// with `a`, and else one of ten.
  private static List<Closed> units(int number, int from) {
    var random = new Random(from + 1);
    var units = new ArrayList<Closed>();
    for (int i = 0; i < number; i++) {
      boolean isRetail = i % 2 == 0;
      var option = random.nextBoolean() ? "a" : "b";
      double rate = isRetail == option.equals("b") ? (isRetail ? 0.6 : 0.3) : 0.1;
      units.add(
          unit(
              from + i,
              option,
              random.nextDouble() < rate,
              List.of(isRetail ? RETAIL : new Trait("industry", "finance"))));
    }
    return units;
  }

  private static Closed by(int version, Closed closed) {
    var given = closed.given();
    var stratum = new Stratum(version, EVEN.top(), EVEN.shares());
    return new Closed(
        new Given(
            given.suggestion(),
            given.unit(),
            given.episode(),
            stratum,
            given.option(),
            given.traits(),
            given.assignedAt(),
            given.closes()),
        closed.worth());
  }

  private static Closed unit(int number, String option, boolean succeeds, List<Trait> traits) {
    var given = new Given("s-" + number, "unit-" + number, 1, EVEN, option, traits, 0, 1);
    return new Closed(given, succeeds ? 10_000 : 0);
  }
}
