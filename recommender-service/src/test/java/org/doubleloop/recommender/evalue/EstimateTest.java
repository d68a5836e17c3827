package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.evalue.DifferenceSequence.Pair;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final double LOG_20 = Math.log(20);
  private static final int RUNS = 2_000;

  @Test
  void saysHowMuchLikelierOneDifferenceIsThanAnother() {
    var estimate = new Estimate(300, -0.02, 0.0004);
    double gaussian = (square(-0.02 + 0.08) - square(-0.02)) / (2 * 0.0004);
    assertThat(estimate.logRatio(0, -0.08)).isCloseTo(gaussian, within(1e-12));
    assertThat(estimate.logRatio(-0.08, 0)).isCloseTo(-gaussian, within(1e-12));
  }

  @Test
  void weighsStrataByTheirUnitsAndLeavesOutThoseThatSayNothing() {
    var big = new Pair(Arm.of(20, 20), Arm.of(10, 30));
    var small = new Pair(Arm.of(5, 5), Arm.of(8, 2));
    var silent = new Pair(Arm.of(0, 0), Arm.of(0, 9));
    var estimate = Estimate.of(List.of(small, silent, big)).orElseThrow();
    assertThat(estimate.units()).isEqualTo(100);
    assertThat(estimate.difference()).isCloseTo(0.8 * 0.25 - 0.2 * 0.3, within(1e-12));
    assertThat(Estimate.of(List.of(silent))).isEmpty();
  }

  /// Looked at after every unit from the fortieth on.
  @Test
  void seldomDeniesADifferenceThatIsThere() {
    assertThat(denied(-0.08)).isLessThan(0.06);
    assertThat(denied(-0.12)).isLessThan(0.02);
    assertThat(denied(0)).isGreaterThan(0.85);
  }

  private static double denied(double difference) {
    return (double) IntStream.range(0, RUNS).filter(run -> isDenied(run, difference)).count()
        / RUNS;
  }

  private static boolean isDenied(int seed, double difference) {
    var random = new Random(seed);
    double[] units = new double[2];
    double[] sums = new double[2];
    double[] squares = new double[2];
    for (int n = 0; n < 300; n++) {
      int arm = random.nextInt(2);
      double value =
          random.nextInt(3) == 0 ? 0.2 : Math.clamp(0.35 + 0.18 * random.nextGaussian(), 0.12, 1);
      value = Math.clamp(value + (arm == 1 ? difference : 0), 0, 1);
      units[arm]++;
      sums[arm] += value;
      squares[arm] += value * value;
      if (n >= 40) {
        var pair =
            new Pair(
                new Arm((long) units[0], sums[0], squares[0]),
                new Arm((long) units[1], sums[1], squares[1]));
        if (Estimate.of(List.of(pair)).orElseThrow().logRatio(0, -0.08) >= LOG_20) {
          return true;
        }
      }
    }
    return false;
  }

  private static double square(double number) {
    return number * number;
  }
}
