package org.doubleloop.recommender.leading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.SplittableRandom;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyRateTest {

  /// Against the integral over all three shares, by the midpoint rule.
  @ParameterizedTest
  @CsvSource({
    "3, 1, 12, 0, 5, 9",
    "30, 9, 70, 2, 40, 60",
    "0, 0, 0, 0, 0, 0",
    "0, 0, 8, 1, 6, 2",
    "200, 60, 800, 16, 300, 900",
  })
  void isTheMeanAndTheVarianceOfTheIntegral(
      double n1, double x1, double n0, double x0, long open1, long open0) {
    var early = EarlyRate.of(new Seen(n1, x1), new Seen(n0, x0), open1, open0);
    var share = density(n1 + open1, n0 + open0);
    var a = density(x1, n1 - x1);
    var b = density(x0, n0 - x0);
    double mean = 0;
    for (int i = 0; i < share.length; i++) {
      for (int j = 0; j < a.length; j++) {
        mean += share[i] * a[j] * at(i) * at(j);
        mean += share[i] * b[j] * (1 - at(i)) * at(j);
      }
    }
    assertThat(early.rate()).isEqualTo(mean, offset(2e-3));
    assertThat(early.low()).isBetween(0.0, mean);
    assertThat(early.high()).isBetween(mean, 1.0);
  }

  /// With many actions it is what Tenenbein gives, and so is its variance: `p (1 - p) / n (1 - K) +
  /// p (1 - p) / N K`, where `K` is the squared correlation of metric and indicator.
  @Test
  void isTenenbeinsEstimateWhereActionsAreMany() {
    double n = 40_000;
    double all = 200_000;
    var early = EarlyRate.of(new Seen(12_000, 3_600), new Seen(28_000, 560), 48_000, 112_000);
    double p = 0.3 * 0.3 + 0.7 * 0.02;
    double covariance = 0.3 * 0.3 - 0.3 * p;
    double k = covariance * covariance / (0.3 * 0.7 * p * (1 - p));
    double deviation = Math.sqrt(p * (1 - p) * ((1 - k) / n + k / all));
    assertThat(early.rate()).isEqualTo(p, offset(1e-4));
    assertThat((early.high() - early.low()) / 2 / 1.96)
        .isEqualTo(deviation, offset(deviation / 50));
    assertThat(early.closed()).isEqualTo(40_000);
    assertThat(early.open()).isEqualTo(160_000);
  }

  /// The worlds are made anew each time: what is open is not known to the estimate.
  @ParameterizedTest
  @CsvSource({"60, 240, 0.3, 0.35, 0.03", "30, 100, 0.5, 0.4, 0.1", "200, 400, 0.2, 0.5, 0.01"})
  void holdsWhatItSays(int closed, int open, double share, double with, double without) {
    var random = new SplittableRandom(20_261_129);
    double truth = share * with + (1 - share) * without;
    int covered = 0;
    double width = 0;
    double alone = 0;
    int worlds = 2_000;
    for (int world = 0; world < worlds; world++) {
      int[] seen = new int[4];
      for (int i = 0; i < closed; i++) {
        int had = random.nextDouble() < share ? 2 : 0;
        seen[had + (random.nextDouble() < (had > 0 ? with : without) ? 1 : 0)]++;
      }
      int have = 0;
      for (int i = 0; i < open; i++) {
        have += random.nextDouble() < share ? 1 : 0;
      }
      var early =
          EarlyRate.of(
              new Seen(seen[2] + seen[3], seen[3]),
              new Seen(seen[0] + seen[1], seen[1]),
              have,
              open - have);
      covered += early.low() <= truth && truth <= early.high() ? 1 : 0;
      width += early.high() - early.low();
      alone += 2 * 1.96 * Math.sqrt(truth * (1 - truth) / closed);
    }
    assertThat((double) covered / worlds).isGreaterThan(0.93);
    assertThat(width).as("narrower than by what is closed alone").isLessThan(alone);
  }

  @Test
  void takesSumsForAsManyActionsAsTheySay() {
    var random = new Random(4);
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < 1_000; i++) {
      long worth = 2_000L + random.nextInt(1_000);
      sum += worth;
      squares += worth * worth;
    }
    var seen = Seen.of(new Trials(1_000, sum, squares, 0, 0, 0, 0));
    assertThat(seen.successes() / seen.actions()).isEqualTo(0.25, offset(0.01));
    assertThat(seen.actions()).isGreaterThan(10_000);
    assertThat(Seen.of(Trials.of(40, 12))).isEqualTo(new Seen(40, 12));
    assertThat(Tally.SUCCESS.sum()).isEqualTo(10_000);
  }

  @Test
  void saysWhatItRestsOn() {
    assertThat(EarlyRate.of(new Seen(30, 9), new Seen(70, 2), 40, 60).words("opened"))
        .isEqualTo(
            "Early: of 100 actions it is not known yet what they come to, but whether they had"
                + " 'opened'. This takes them to come to what 100 closed actions with and without"
                + " it came to, and holds as far as that is still so");
  }

  @Test
  void refusesMoreSuccessesThanActions() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Seen(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Seen(1, -1));
  }

  private static final int STEPS = 2_000;

  private static double at(int step) {
    // finer near the ends, where the density may have no bound
    double place = (step + 0.5) / STEPS;
    return (1 - Math.cos(Math.PI * place)) / 2;
  }

  /// Of Beta(yes + 1/2, no + 1/2) at each step, times its width.
  private static double[] density(double yes, double no) {
    var weights = new double[STEPS];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < STEPS; i++) {
      weights[i] = yes * Math.log(at(i)) + no * Math.log(1 - at(i));
      most = Math.max(most, weights[i]);
    }
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      weights[i] = Math.exp(weights[i] - most);
      sum += weights[i];
    }
    for (int i = 0; i < STEPS; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
