package org.doubleloop.recommender.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.doubleloop.recommender.ratio.SampleRatio.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRatioTest {
  private static final List<String> OPTIONS = List.of("short", "long", "none");

  /// More by `-Ddoubleloop.paths=2000`.
  private static final int PATHS = Integer.getInteger("doubleloop.paths", 200);

  private static final int UNITS = 1_000;

  /// By numerical integration of the mixture itself, 2,000,000 steps.
  @ParameterizedTest
  @CsvSource({"0, 100", "12, 100", "-12, 100", "30, 100", "131, 1250", "-131, 1250", "3, 0.5"})
  void isTheMixtureThatItIsSaidToBe(double sum, double variance) {
    var mixture = BennettMixture.DEFAULT;
    double both = (integrated(sum, variance, 50) + integrated(-sum, variance, 50)) / 2;
    assertThat(mixture.evidence(sum, variance)).isEqualTo(both, within(1e-6 * both));
  }

  private static double integrated(double sum, double variance, double rho) {
    double weights = 0;
    double mixed = 0;
    double step = 1e-5;
    for (double theta = 1 + step / 2; theta < 4; theta += step) {
      double density = (rho - 1) * Math.log(theta) - rho * theta + rho;
      double growth = (sum + variance) * Math.log(theta) - (theta - 1) * variance;
      weights += Math.exp(density);
      mixed += Math.exp(density + growth);
    }
    return mixed / weights;
  }

  @Test
  void beginsAtOne() {
    assertThat(new SampleRatio().evidence()).isEqualTo(1);
    assertThat(new SampleRatio().verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(BennettMixture.DEFAULT.evidence(0, 0)).isEqualTo(1, within(1e-12));
  }

  /// A look after every unit, propensities that change from unit to unit.
  @Test
  void hardlyEverFindsAMismatchWhereThereIsNone() {
    var random = new SplittableRandom(20261128);
    int twenty = 0;
    int hundred = 0;
    for (int path = 0; path < PATHS; path++) {
      var ratio = new SampleRatio();
      double highest = 0;
      for (int unit = 0; unit < UNITS; unit++) {
        add(ratio, random, 0);
        highest = Math.max(highest, ratio.evidence());
      }
      twenty += highest >= 20 ? 1 : 0;
      hundred += highest >= 100 ? 1 : 0;
    }
    assertThat(twenty).as("at most 1/20 of the paths").isLessThanOrEqualTo(PATHS / 20);
    assertThat(hundred).as("at most 1/100 of the paths").isLessThanOrEqualTo(PATHS / 100);
  }

  @Test
  void findsThatATenthOfOneOptionsUnitsIsLost() {
    var random = new SplittableRandom(7);
    int found = 0;
    for (int path = 0; path < 20; path++) {
      var ratio = new SampleRatio();
      while (ratio.units() < 14_000) {
        add(ratio, random, 0.1);
      }
      found += ratio.verdict() == Verdict.MISMATCH ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(19);
  }

  @Test
  void saysThatAllIsAsDeclaredOnlyWhereALossWouldHaveShown() {
    var random = new SplittableRandom(11);
    var ratio = new SampleRatio();
    while (ratio.units() < 500) {
      add(ratio, random, 0);
    }
    assertThat(ratio.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    while (ratio.units() < 30_000) {
      add(ratio, random, 0);
    }
    assertThat(ratio.verdict()).isEqualTo(Verdict.AS_DECLARED);
    assertThat(ratio.options()).containsOnlyKeys("short", "long");
  }

  /// @param loss of what `long` is given
  private static void add(SampleRatio ratio, SplittableRandom random, double loss) {
    int shorter = 300_000_000 + random.nextInt(400_000_000);
    boolean isShort = random.nextInt((int) OptionTotals.ONE) < shorter;
    if (isShort || random.nextDouble() >= loss) {
      ratio.add(
          isShort ? "short" : "long",
          OPTIONS,
          List.of(shorter, (int) OptionTotals.ONE - shorter, 0));
    }
  }
}
