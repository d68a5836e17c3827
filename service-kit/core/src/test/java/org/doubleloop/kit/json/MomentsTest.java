package org.doubleloop.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:30:00Z,2026-03-01T09:30:00.000Z",
    "2026-03-01t09:30:00.5z,2026-03-01T09:30:00.500Z",
    "2026-03-01T09:30:00.123999999Z,2026-03-01T09:30:00.123Z",
    "2026-03-01T00:30:00+05:30,2026-02-28T19:00:00.000Z",
    "2026-03-01T09:30:00-00:00,2026-03-01T09:30:00.000Z",
    "1969-12-31T23:59:59.9999Z,1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z",
  })
  void readsAnyOffsetAndWritesMillisecondsInUtc(String text, String written) {
    assertThat(Moments.format(Moments.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T09:30Z",
        "2026-03-01T09:30:00",
        "2026-03-01 09:30:00Z",
        "2026-02-29T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T09:30:60Z",
        "2026-03-01T09:30:00+0100",
        "+12026-03-01T09:30:00Z",
        "-001-03-01T09:30:00Z",
        "0000-03-01T09:30:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "1700000000",
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void writesWhatIsFinerThanAMillisecondCut() {
    assertThat(Moments.format(Instant.parse("2026-03-01T09:30:00.0009Z")))
        .isEqualTo("2026-03-01T09:30:00.000Z");
  }
}
