package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doubleloop.recommender.evalue.DifferenceSequence.Pair;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.junit.jupiter.api.Test;

class DifferenceSequenceTest {
  private static final String TABLE = "/org/doubleloop/recommender/evalue/difference.csv";

  @Test
  void hasTheReferencesIntervals() {
    Map<String, List<Map<String, String>>> cases = new TreeMap<>();
    for (Map<String, String> row : ReferenceTable.read(TABLE).rows()) {
      cases.computeIfAbsent(ReferenceTable.text(row, "case"), none -> new ArrayList<>()).add(row);
    }

    assertThat(cases).hasSize(6);
    cases.forEach((name, rows) -> {
      Interval interval =
          DifferenceSequence.of(rows.stream().map(SuperiorityTest::stratum).toList()).orElseThrow();
      assertThat(interval.estimate()).isCloseTo(number(rows.getFirst(), "estimate"), within(1e-12));
      assertThat(interval.low()).isCloseTo(number(rows.getFirst(), "low"), within(1e-12));
      assertThat(interval.high()).isCloseTo(number(rows.getFirst(), "high"), within(1e-12));
    });
  }

  @Test
  void readsSuccessesAsValuesOfOne() {
    var pair = new Pair(Arm.ofParts(150, 220_000, 2_200_000_000L, 10_000), Arm.of(97, 53));

    assertThat(DifferenceSequence.ofPairs(List.of(pair)))
        .isEqualTo(DifferenceSequence.of(List.of(new Stratum(.5, 128, 22, 97, 53))));
  }

  @Test
  void isNarrowerWhereValuesScatterLess() {
    var halves = new Arm(100, 50, 25);
    var coins = Arm.of(50, 50);

    assertThat(width(new Pair(halves, halves))).isLessThan(width(new Pair(coins, coins)) / 4);
  }

  @Test
  void saysNothingWhereOneOfTheTwoWasNeverGiven() {
    assertThat(DifferenceSequence.of(List.of())).isEmpty();
    assertThat(DifferenceSequence.of(List.of(new Stratum(.1, 300, 20, 0, 0)))).isEmpty();
  }

  @Test
  void isTheSameInWhateverOrderStrataAreTold() {
    var one = new Stratum(.5, 60, 10, 50, 20);
    var other = new Stratum(.2, 300, 20, 60, 12);
    var third = new Stratum(.8, 30, 20, 90, 95);

    assertThat(DifferenceSequence.of(List.of(third, one, other)))
        .isEqualTo(DifferenceSequence.of(List.of(one, other, third)));
  }

  @Test
  void holdsTheTruthAtEveryLookInNineteenOfTwentyRuns() {
    var random = new SplittableRandom(32);
    int missed = 0;
    for (int run = 0; run < 400; run++) {
      long[] totals = new long[4];
      boolean holds = true;
      for (int unit = 1; unit <= 2_000 && holds; unit++) {
        boolean b = random.nextDouble() < .5;
        boolean success = random.nextDouble() < (b ? .25 : .15);
        totals[(b ? 2 : 0) + (success ? 1 : 0)]++;
        holds =
            unit % 20 != 0
                || DifferenceSequence.of(
                        List.of(new Stratum(.5, totals[0], totals[1], totals[2], totals[3])))
                    .orElseThrow()
                    .holds(.1);
      }
      missed += holds ? 0 : 1;
    }
    assertThat(missed).isLessThanOrEqualTo(20);
  }

  @Test
  void refusesWhatAreNoValuesFromZeroToOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Arm(10, 11, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Arm(10, 3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Arm(-1, 0, 0));
  }

  private static double width(Pair pair) {
    Interval interval = DifferenceSequence.ofPairs(List.of(pair)).orElseThrow();
    return interval.high() - interval.low();
  }
}
