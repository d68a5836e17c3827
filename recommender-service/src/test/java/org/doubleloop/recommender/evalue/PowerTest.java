package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerTest {
  private static final double ENOUGH = Math.log(Superiority.ENOUGH);

  @Test
  void saysAboutHowManyUnitsItTakes() {
    for (double[] each :
        new double[][] {
          {.15, .2, .5}, {.15, .1, .5}, {.03, .03, .5}, {.5, .1, .5}, {.15, .1, .1}
        }) {
      double base = each[0];
      long units = Power.units(base, each[1], each[2], ENOUGH);
      assertThat(found(base, base + each[1], each[2], units)).isCloseTo(.8, within(.09));
    }
  }

  @Test
  void needsMoreForLessForScarceOptionsAndForMoreCertainty() {
    long plain = Power.units(.15, .1, .5, ENOUGH);

    assertThat(Power.units(.15, .05, .5, ENOUGH)).isGreaterThan(3 * plain);
    assertThat(Power.units(.15, .1, .1, ENOUGH)).isGreaterThan(2 * plain);
    assertThat(Power.units(.15, .1, .5, OnlineEbh.logNeeded(20, 1))).isGreaterThan(plain);
  }

  @Test
  void saysNeverWhereNobodyCouldCountSoMany() {
    assertThat(Power.units(.15, 1e-5, .5, ENOUGH)).isEqualTo(Power.NEVER);
  }

  @Test
  void refusesWhatIsNoHigherRate() {
    assertThatIllegalArgumentException().isThrownBy(() -> Power.units(.5, .5, .5, ENOUGH));
    assertThatIllegalArgumentException().isThrownBy(() -> Power.units(.5, 0, .5, ENOUGH));
    assertThatIllegalArgumentException().isThrownBy(() -> Power.units(.5, .1, 1, ENOUGH));
  }

  private static double found(double a, double b, double q, long units) {
    var random = new SplittableRandom(33);
    int runs = 400;
    long every = Math.max(1, units / 50);
    int found = 0;
    for (int run = 0; run < runs; run++) {
      long[] totals = new long[4];
      for (long unit = 1; unit <= units; unit++) {
        boolean isB = random.nextDouble() < q;
        boolean success = random.nextDouble() < (isB ? b : a);
        totals[(isB ? 2 : 0) + (success ? 1 : 0)]++;
        var stratum = new Stratum(q, totals[0], totals[1], totals[2], totals[3]);
        if (unit % every == 0 && Superiority.logE(List.of(stratum)) >= ENOUGH) {
          found++;
          break;
        }
      }
    }
    return (double) found / runs;
  }
}
