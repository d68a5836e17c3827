package org.doubleloop.policy.learnability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.doubleloop.policy.learnability.LearningTime.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each time is held against comparisons that were lived through.
class FindingTimeTest {

  private static final int RUNS = 1_500;

  @ParameterizedTest
  @CsvSource({
    "0.15, 0.35",
    "0.15, 0.25",
    "0.15, 0.20",
    "0.15, 0.18",
    "0.50, 0.60",
    "0.03, 0.06",
    "0.02, 0.03",
    "0.40, 0.60",
    "0.15, 0.12",
    "0.35, 0.15",
    "0.60, 0.80"
  })
  void isThatOfSimulationForEvenTrials(double rate, double better) {
    check(0.5, 0.5, rate, better);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 4, 0.15, 0.25", "0.1, 4, 0.15, 0.35", "0.1, 4, 0.15, 0.18", "0.1, 2, 0.5, 0.6",
    "0.3, 3, 0.15, 0.25", "1, 4, 0.15, 0.25", "0.2, 8, 0.15, 0.05", "0.05, 3, 0.3, 0.45"
  })
  void isThatOfSimulationForExploration(double share, int options, double rate, double better) {
    check(1 - share + share / options, share / options, rate, better);
  }

  private static void check(double first, double second, double rate, double better) {
    var time = LearningTime.of(Way.EXPLORATION, first, second, rate, better);
    double[] found =
        new Trials(new double[] {first, second}, new double[] {rate, better}, 2026).found(RUNS);
    assertThat(time.units()).as("half").isCloseTo(found[RUNS / 2], withinPercentage(10));
    assertThat(time.mostly())
        .as("four of five")
        .isCloseTo(found[RUNS * 4 / 5], withinPercentage(10));
  }

  /// As `e >= 20` may be said at any time, in one of twenty cases where nothing differs.
  @Test
  void growsWithoutEndAsTheDifferenceFades() {
    assertThat(new FindingTime(new Pair(0.5, 0.15, 0.1501)).by(0.5).orElseThrow())
        .isGreaterThan(1e6);
    assertThat(new FindingTime(new Pair(1e-7, 0.5, 0.5001)).by(0.5)).isEmpty();
  }
}
