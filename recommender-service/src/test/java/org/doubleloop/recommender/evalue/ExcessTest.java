package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcessTest {

  @Test
  void saysNothingOfNothing() {
    assertThat(Excess.logE(0, 0, .5)).isCloseTo(0, within(1e-12));
  }

  /// Of successes alone the average over all shares is known: `(1 / l^(n+1) - 1) / (n + 1) * l / (1
  /// - l)`.
  @ParameterizedTest
  @CsvSource({"1, .5", "5, .5", "10, .5", "4, .2", "8, .2"})
  void averagesItsBetsOverAllSharesAbove(int trials, double level) {
    double expected = (Math.pow(level, -trials - 1) - 1) / (trials + 1) * level / (1 - level);
    assertThat(Excess.logE(trials, trials, level)).isCloseTo(Math.log(expected), within(.02));
  }

  @Test
  void isSeldomEverReachedWhereNothingIsAboveHoweverOftenOneLooks() {
    var random = new Random(11);
    int reached = 0;
    for (int world = 0; world < 2_000; world++) {
      int successes = 0;
      double best = 0;
      for (int trials = 1; trials <= 300; trials++) {
        successes += random.nextBoolean() ? 1 : 0;
        best = Math.max(best, Excess.logE(trials, successes, .5));
      }
      reached += best >= Math.log(Superiority.ENOUGH) ? 1 : 0;
    }
    assertThat(reached).isBetween(10, 120);
  }

  @Test
  void isReachedSoonWhereMostDo() {
    assertThat(Excess.logE(12, 11, .5)).isGreaterThan(Math.log(Superiority.ENOUGH));
    assertThat(Excess.logE(30, 24, .5)).isGreaterThan(Math.log(Superiority.ENOUGH));
    assertThat(Excess.logE(30, 18, .5)).isLessThan(Math.log(Superiority.ENOUGH));
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> Excess.logE(3, 4, .5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Excess.logE(3, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Excess.logE(3, 2, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
