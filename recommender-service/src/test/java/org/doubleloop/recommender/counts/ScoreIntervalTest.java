package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreIntervalTest {

  /// The ends are the means from which what was seen lies 1.96 standard errors away.
  @ParameterizedTest
  @CsvSource({"12, 3", "100, 15", "40, 0", "40, 40", "1000, 1"})
  void endsWhereWhatWasSeenBeginsToBeUnusual(long number, long successes) {
    double mean = (double) successes / number;
    var interval = ScoreInterval.of(Trials.of(number, successes));
    for (double end : new double[] {interval.low(), interval.high()}) {
      if (end > 0 && end < 1) {
        double distance = Math.abs(mean - end) / Math.sqrt(end * (1 - end) / number);
        assertThat(distance).isEqualTo(1.959964, offset(1e-6));
      }
    }
    assertThat(interval.low()).isLessThanOrEqualTo(mean);
    assertThat(interval.high()).isGreaterThanOrEqualTo(mean);
  }

  @Test
  void isNarrowerWhereWhatActionsAreWorthScattersLess() {
    var scattered = ScoreInterval.of(Trials.of(100, 20));
    var alike = ScoreInterval.of(new Trials(100, 200_000, 500_000_000, 0, 0, 0, 0));
    assertThat(alike.high() - alike.low()).isLessThan((scattered.high() - scattered.low()) / 2);
  }

  @Test
  void thereIsNoneOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreInterval.of(Trials.NONE));
  }
}
