package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.junit.jupiter.api.Test;

class SuperiorityTest {
  private static final String TABLE = "/org/doubleloop/recommender/evalue/superiority.csv";

  @Test
  void hasTheReferencesValues() {
    Map<String, List<Stratum>> cases = new TreeMap<>();
    Map<String, Double> expected = new TreeMap<>();
    for (Map<String, String> row : ReferenceTable.read(TABLE).rows()) {
      String name = ReferenceTable.text(row, "case");
      cases.computeIfAbsent(name, none -> new ArrayList<>()).add(stratum(row));
      expected.put(name, number(row, "logE"));
    }

    assertThat(cases).hasSize(15);
    cases.forEach((name, strata) -> {
      double value = expected.getOrDefault(name, Double.NaN);
      assertThat(Superiority.logE(strata)).isCloseTo(value, within(1e-8 * (1 + Math.abs(value))));
    });
  }

  @Test
  void isOneWhereNothingIsKnown() {
    assertThat(Superiority.logE(List.of())).isZero();
    assertThat(Superiority.logE(List.of(new Stratum(.3, 0, 0, 0, 0)))).isZero();
  }

  @Test
  void isTheSameInWhateverOrderStrataAreTold() {
    var one = new Stratum(.5, 60, 10, 50, 20);
    var other = new Stratum(.2, 300, 20, 60, 12);
    var third = new Stratum(.8, 30, 20, 90, 95);

    assertThat(Superiority.logE(List.of(third, one, other)))
        .isEqualTo(Superiority.logE(List.of(one, other, third)));
  }

  @Test
  void readsHarmAsTheOtherOneBeingBetter() {
    var worse = List.of(new Stratum(.5, 97, 53, 128, 22));

    assertThat(Superiority.logEOfHarm(worse))
        .isEqualTo(Superiority.logE(List.of(new Stratum(.5, 128, 22, 97, 53))))
        .isGreaterThan(Math.log(Superiority.ENOUGH));
    assertThat(Superiority.logE(worse)).isNegative();
  }

  @Test
  void tellsOfAMetricThatIsWantedToFallByItsFailures() {
    var fallen = new Stratum(.5, 90, 60, 120, 30);

    assertThat(Superiority.logE(List.of(fallen.inverted()))).isPositive();
    assertThat(Superiority.logE(List.of(fallen))).isNegative();
  }

  /// By adding up all that can happen: the mean winnings of a fair bet are 1, and less where b is
  /// worse.
  @Test
  void winsNothingOnAverageWhereThereIsNothing() {
    for (double q : new double[] {.001, .1, .5, .93}) {
      double fair = 0;
      double worse = 0;
      for (int successes = 0; successes <= 6; successes++) {
        for (int failures = 0; failures <= 6; failures++) {
          double won =
              Math.exp(
                  Superiority.logE(
                      List.of(new Stratum(q, 6 - failures, 6 - successes, failures, successes))));
          fair += won * binomial(6, successes, q) * binomial(6, failures, q);
          worse += won * binomial(6, successes, q * .7) * binomial(6, failures, q);
        }
      }
      assertThat(fair).isCloseTo(1, within(1e-12));
      assertThat(worse).isLessThan(1);
    }
  }

  @Test
  void isReachedRarelyWithoutADifferenceHoweverOftenOneLooks() {
    var random = new SplittableRandom(31);
    int reached = 0;
    for (int run = 0; run < 400; run++) {
      long[] totals = new long[4];
      boolean enough = false;
      for (int unit = 1; unit <= 1_500 && !enough; unit++) {
        boolean b = random.nextDouble() < .5;
        boolean success = random.nextDouble() < .2;
        totals[(b ? 2 : 0) + (success ? 1 : 0)]++;
        enough =
            unit % 10 == 0
                && Superiority.logE(
                        List.of(new Stratum(.5, totals[0], totals[1], totals[2], totals[3])))
                    >= Math.log(Superiority.ENOUGH);
      }
      reached += enough ? 1 : 0;
    }
    assertThat(reached).isLessThanOrEqualTo(20);
  }

  @Test
  void showsNoMoreThanADoubleHolds() {
    assertThat(Superiority.shown(Math.log(20))).isCloseTo(20, within(1e-9));
    assertThat(Superiority.shown(1e7)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void refusesWhatChanceDidNotGive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(0, 1, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(1, 1, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(Double.NaN, 1, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(.5, 1, -1, 1, 1));
  }

  static Stratum stratum(Map<String, String> row) {
    return new Stratum(
        row.containsKey("q") ? number(row, "q") : .5,
        count(row, "aFailures"),
        count(row, "aSuccesses"),
        count(row, "bFailures"),
        count(row, "bSuccesses"));
  }

  private static double binomial(int n, int k, double chance) {
    double ways = 1;
    for (int i = 0; i < k; i++) {
      ways = ways * (n - i) / (i + 1);
    }
    return ways * Math.pow(chance, k) * Math.pow(1 - chance, n - k);
  }
}
