package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final Pace PACE = new Pace(500_000, Duration.ofMillis(80));

  @ParameterizedTest
  @CsvSource({"0, 80", "40000, 80", "50000, 100", "1000000, 2000", "9000000000000, 18000000000"})
  void keepsAPlaceAsLongAsBytesTakeAndAtLeastSoLong(long bytes, long millis) {
    assertThat(PACE.time(bytes)).isEqualTo(Duration.ofMillis(millis));
  }
}
