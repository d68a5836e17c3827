package org.doubleloop.recommender.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.given.Stratum.Share;
import org.doubleloop.recommender.given.Totals.Pair.Arm;
import org.junit.jupiter.api.Test;

/// Sets and sums of units, in any order.
class SampleTest {
  private static final Trait RETAIL = new Trait("industry", "retail");

  @Test
  void isTheSameInAnyOrderAndInParts() {
    var units = units(1_000);
    var once = sample(units, 50);
    assertThat(once.units()).hasSize(50);
    assertThat(once.units().stream().mapToLong(each -> each.given().place()).toArray())
        .isSorted()
        .isEqualTo(
            units.stream().mapToLong(each -> each.given().place()).sorted().limit(50).toArray());
    Collections.shuffle(units, new Random(2));
    assertThat(sample(units, 50).units()).containsExactlyElementsOf(once.units());
    var merged = sample(units.subList(0, 300), 50);
    merged.addAll(sample(units.subList(300, 1_000), 50).units());
    assertThat(merged.units()).containsExactlyElementsOf(once.units());
  }

  @Test
  void whatIsWorthAPartOfASuccessIsOneWithThatProbability() {
    long successes = units(20_000).stream().filter(Closed::isSuccess).count();
    assertThat(successes / 20_000.0).isBetween(0.29, 0.31);
    assertThat(List.of(0, 10_000))
        .allSatisfy(worth ->
            assertThat(IntStream.range(0, 100).mapToObj(i -> unit(i, "a", worth)))
                .allMatch(each -> each.isSuccess() == (worth == 10_000)));
  }

  @Test
  void oddsAreExactAndPoolWhatIsEquallyLikely() {
    assertThat(Odds.of(750_000_000, 250_000_000)).isEqualTo(Odds.of(600_000_000, 200_000_000));
    assertThat(new Odds(3, 1).share()).isEqualTo(0.75);
  }

  @Test
  void totalsCountOnlyWhomBothOptionsCouldHaveBeenGivenAtThePlace() {
    var totals = new Totals();
    var contrast = new Contrast(Cell.of(RETAIL), "a", "b");
    totals.add(contrast, unit(1, "a", 10_000));
    totals.add(contrast, unit(2, "b", 0));
    totals.add(contrast, unit(3, "c", 10_000));
    totals.add(new Contrast(Cell.of(new Trait("industry", "finance")), "a", "b"), unit(4, "a", 0));
    totals.add(new Contrast(Cell.EVERYWHERE, "a", "d"), unit(5, "a", 0));
    assertThat(totals.byOdds().keySet()).containsExactly(new Odds(3, 1));
    assertThat(totals.all()).isEqualTo(new Totals.Pair(new Arm(1, 1), new Arm(1, 0)));
  }

  private static Sample sample(List<Closed> units, int most) {
    var sample = new Sample(most);
    sample.addAll(units);
    return sample;
  }

  private static List<Closed> units(int number) {
    return new ArrayList<>(IntStream.range(0, number).mapToObj(i -> unit(i, "a", 3_000)).toList());
  }

  private static Closed unit(int number, String option, int worth) {
    var stratum =
        new Stratum(
            1,
            "a",
            List.of(
                new Share("a", 600_000_000),
                new Share("b", 200_000_000),
                new Share("c", 200_000_000),
                new Share("d", 0)));
    return new Closed(
        new Given("s-" + number, "unit-" + number, 1, stratum, option, List.of(RETAIL), 0, 1),
        worth);
  }
}
