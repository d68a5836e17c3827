package org.doubleloop.policy.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionWindowTest {
  @ParameterizedTest
  @CsvSource({
    "P14D, P14D",
    "P2W, P14D",
    "PT48H, P2D",
    "P1DT12H, PT36H",
    "PT90M, PT1H30M",
    "PT0.001S, PT0.001S",
    "P366D, P366D",
    "P52W, P364D",
  })
  void writesEqualLengthsInEqualText(String text, String canonical) {
    assertThat(AttributionWindow.parse(text).map(AttributionWindow::toString)).contains(canonical);
    assertThat(AttributionWindow.parse(canonical)).isEqualTo(AttributionWindow.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P0D",
        "PT0S",
        "P-1D",
        "-P1D",
        "+P1D",
        "P367D",
        "PT8785H",
        "P366DT0.001S",
        "P53W",
        "P1M",
        "P1Y",
        "P1W1D",
        "P1.5D",
        "PT0.0001S",
        "P1DT",
        "p14d",
        "14 days",
        "P14D ",
        "P99999999999999999999999D",
        "PT9223372036854775808S",
      })
  void takesNothingElse(String text) {
    assertThat(AttributionWindow.parse(text)).isEmpty();
  }

  @Test
  void readsTheLongestWindow() {
    assertThat(AttributionWindow.parse("P366D")).contains(AttributionWindow.LONGEST);
    assertThat(AttributionWindow.LONGEST.length()).isEqualTo(Duration.ofDays(366));
  }
}
