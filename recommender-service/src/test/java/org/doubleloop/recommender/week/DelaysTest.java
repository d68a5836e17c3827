package org.doubleloop.recommender.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {

  @ParameterizedTest
  @CsvSource({
    "-PT1H,PT0S",
    "PT59S,PT0S",
    "PT1M,PT1M",
    "P6D,P6D",
    "PT167H,P6D",
    "P7D,P7D",
    "P999D,P366D"
  })
  void aTimeBelongsToThePartThatBeginsAtOrBeforeIt(Duration time, Duration begins) {
    assertThat(Delays.from(Delays.part(time))).isEqualTo(begins);
  }

  @Test
  void quantilesAreTheEndsOfTheirParts() {
    var delays = Delays.none();
    assertThat(delays.quantile(0.5)).isEmpty();
    delays.add(Delays.part(Duration.ofSeconds(1)), 90);
    delays.add(Delays.part(Duration.ofHours(30)), 9);
    delays.add(Delays.part(Duration.ofDays(1_000)), 1);
    assertThat(delays.quantile(0.9)).contains(Duration.ofMinutes(1));
    assertThat(delays.quantile(0.91)).contains(Duration.ofDays(2));
    assertThat(delays.quantile(0.99)).contains(Duration.ofDays(2));
    assertThat(delays.quantile(1)).contains(Duration.ofDays(36_500));
    assertThat(delays.parts()).hasSize(3);
  }
}
