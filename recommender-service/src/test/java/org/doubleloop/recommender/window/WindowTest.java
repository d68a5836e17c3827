package org.doubleloop.recommender.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  private static final Instant ACTION = Instant.parse("2026-03-01T09:17:00Z");

  @ParameterizedTest
  @CsvSource({
    "P14D, PT0S, PT21H",
    "P14D, P2D, P1D",
    "P7D, PT0S, PT10H30M",
    "P2D, PT0S, PT3H",
    "PT5M, PT0S, PT1M",
    "P366D, P366D, P45DT18H"
  })
  void closesOnceAllOfItIsOverAndNoMoreThanASpanLater(
      Duration length, Duration grace, Duration span) {
    var window = new Window(length, grace);
    assertThat(window.span()).isEqualTo(span.toSeconds());
    var random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      var action = ACTION.plusMillis(random.nextInt());
      var over = action.plus(length).plus(grace);
      var closes = Instant.ofEpochSecond(window.closes(action));
      assertThat(closes).isAfterOrEqualTo(over).isBefore(over.plus(span).plusSeconds(1));
      assertThat(closes.getEpochSecond() % span.toSeconds()).isZero();
    }
  }

  @Test
  void closesAtFewMomentsForAllThatIsOpen() {
    var window = new Window(Duration.ofDays(14), Duration.ofDays(3));
    var moments =
        IntStream.range(0, 17 * 24 * 60)
            .mapToObj(minute -> window.closes(ACTION.plus(Duration.ofMinutes(minute))))
            .collect(Collectors.toSet());
    assertThat(moments).hasSizeLessThanOrEqualTo(18);
  }

  @Test
  void hasAnEndThatIsNotInIt() {
    var window = new Window(Duration.ofDays(14), Duration.ofDays(3));
    assertThat(window.holds(ACTION, ACTION.plus(Duration.ofDays(14)).minusMillis(1))).isTrue();
    assertThat(window.holds(ACTION, ACTION.plus(Duration.ofDays(14)))).isFalse();
    assertThat(window.holds(ACTION, ACTION.minusSeconds(60))).as("by other clocks").isTrue();
  }

  @Test
  void sortsDelaysIntoParts() {
    var window = new Window(Duration.ofHours(16), Duration.ZERO);
    assertThat(window.part(ACTION, ACTION.minusSeconds(5))).isZero();
    assertThat(window.part(ACTION, ACTION.plus(Duration.ofMinutes(59)))).isZero();
    assertThat(window.part(ACTION, ACTION.plus(Duration.ofMinutes(60)))).isEqualTo(1);
    assertThat(window.part(ACTION, ACTION.plus(Duration.ofDays(1)))).isEqualTo(15);
  }

  @Test
  void tellsTheAgeOfWhatClosesTogetherFromTheMiddleOfIt() {
    var window = new Window(Duration.ofHours(160), Duration.ofHours(16));
    long closes = window.closes(ACTION);
    long begun = closes - Duration.ofHours(176).toSeconds() - window.span() / 2;
    assertThat(window.age(closes, begun)).isEqualTo(0, offset(1e-9));
    assertThat(window.age(closes, begun + Duration.ofHours(80).toSeconds()))
        .isEqualTo(0.5, offset(1e-9));
  }

  @Test
  void isLongerThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(Duration.ZERO, Duration.ofDays(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(Duration.ofDays(1), Duration.ofDays(-1)));
  }
}
