package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final Pace PACE =
      new Pace(500_000, Duration.ofMillis(80), Duration.ofMillis(2500));

  @Test
  void keepsNoPlaceForLongerThanTheMostThoughTheLeastIsMore() {
    var pace = new Pace(500_000, Duration.ofMillis(80), Duration.ofMillis(50));
    assertThat(pace.time(0)).isEqualTo(Duration.ofMillis(50));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 80",
    "40000, 80",
    "50000, 100",
    "1000000, 2000",
    "1300000, 2500",
    "9000000000000, 2500"
  })
  void keepsAPlaceAsLongAsBytesTakeAndAtLeastAndAtMostSoLong(long bytes, long millis) {
    assertThat(PACE.time(bytes)).isEqualTo(Duration.ofMillis(millis));
  }
}
