package org.doubleloop.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;

import java.util.Map;
import org.doubleloop.recommender.ranking.Posterior.Interval;
import org.junit.jupiter.api.Test;

class PosteriorTest {
  @Test
  void hasTheReferencesIntervals() {
    for (Map<String, String> row : ReferenceTable.read("beta-quantiles.csv").rows()) {
      Interval interval = new Posterior(number(row, "alpha"), number(row, "beta")).interval(0.95);
      assertThat(interval.low()).isCloseTo(number(row, "low"), within(1e-9));
      assertThat(interval.high()).isCloseTo(number(row, "high"), within(1e-9));
    }
  }

  @Test
  void matchesMeanAndVariance() {
    Posterior posterior = Posterior.of(0.2, 0.2 * 0.8 / 101);

    assertThat(posterior.alpha()).isCloseTo(20, within(1e-9));
    assertThat(posterior.beta()).isCloseTo(80, within(1e-9));
  }

  @Test
  void neverKnowsLessThanHalfASuccess() {
    assertThat(Posterior.of(0.01, 0.3).strength()).isEqualTo(50);
    assertThat(Posterior.of(0.01, 0.3).interval(0.95).high()).isBetween(0.04, 0.06);
  }

  @Test
  void refusesWhatIsNoBeta() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Posterior(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Posterior(1, Double.NaN));
  }
}
