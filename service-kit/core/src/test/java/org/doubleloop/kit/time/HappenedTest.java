package org.doubleloop.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;

class HappenedTest {

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @Test
  void takesWhatClocksMayDifferBy() {
    var tomorrow = NOW.plus(Duration.ofDays(1));
    assertThat(Happened.at(tomorrow, NOW)).isEqualTo(tomorrow);
    assertThat(Happened.at(Instant.EPOCH, NOW)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void pointsAtWhatLiesAhead() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Happened.at(NOW.plus(Duration.ofDays(1)).plusMillis(1), NOW))
        .satisfies(refused ->
            assertThat(refused.errors())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/at")));
  }
}
