package org.doubleloop.signal.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;

class HeaderTest {

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final Header header = Header.of("acme", "a-1", NOW);

  @Test
  void takesTheTimeThatTheSignalSaysBeforeThatOfItsEvent() {
    var before = NOW.minusSeconds(60);
    assertThat(header.stated(before, NOW)).isEqualTo(before);
    assertThat(header.stated(null, NOW)).isEqualTo(NOW);
    assertThat(header.stated(null, null)).isNull();
  }

  @Test
  void refusesWhatHasNotHappenedYet() {
    var tomorrow = NOW.plus(Duration.ofDays(1));
    assertThat(header.stated(tomorrow, null)).isEqualTo(tomorrow);
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> header.stated(tomorrow.plusMillis(1), null));
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> header.stated(null, Instant.parse("9999-01-01T00:00:00Z")));
  }
}
