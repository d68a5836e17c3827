package org.doubleloop.recommender.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Standing.Gain;
import org.doubleloop.recommender.window.Standing.Kind;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an action is worth that is judged by a sum up to a cap.
class SumTest {
  private static final Instant ACTION = Instant.parse("2026-03-01T09:00:00Z");

  /// A part is a day.
  private static final Metric REVENUE =
      new Metric(
          "revenue",
          Direction.INCREASE,
          new Window(Duration.ofDays(16), Duration.ZERO),
          false,
          200.0);

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("nothing yet", Standing.PENDING, List.of()),
        Arguments.of("a part of the cap, and more may come", pending(gain(1, 2_500)), values(50)),
        Arguments.of(
            "the sum of all",
            pending(gain(1, 2_500), gain(2, 1_250), gain(3, 500)),
            values(50, 25, 10)),
        Arguments.of(
            "at the cap it is all it can be",
            full(gain(1, 9_000), gain(2, 1_000)),
            values(180, 20)),
        Arguments.of(
            "what is above the cap is left out",
            full(gain(1, 2_500), gain(2, 7_500)),
            values(50, 1e12)),
        Arguments.of(
            "what is given back is taken off",
            pending(gain(1, 2_500), gain(2, -1_500)),
            values(50, -30)),
        Arguments.of("a sum below zero is zero", Standing.PENDING, values(-5)),
        Arguments.of(
            "and counts against what comes later", pending(gain(2, 2_000)), values(-10, 50)),
        Arguments.of(
            "at the cap, then back below it",
            pending(gain(1, 10_000), gain(2, -2_500)),
            values(300, -150)),
        Arguments.of("to the nearest ten-thousandth", pending(gain(1, 1)), values(0.012)),
        Arguments.of("what is less is nothing", Standing.PENDING, values(0.009)),
        Arguments.of(
            "the last word closes it",
            new Standing(Kind.ENDED, 2, List.of(gain(1, 2_500))),
            List.of(revenue("a", 1, 50, false), revenue("b", 2, 0, true))),
        Arguments.of(
            "and may have a value",
            new Standing(Kind.ENDED, 2, List.of(gain(1, 2_500), gain(2, 2_500))),
            List.of(revenue("a", 1, 50, false), revenue("b", 2, 50, true))),
        Arguments.of(
            "too late it closes without its value",
            new Standing(Kind.ENDED, 15, List.of(gain(1, 2_500))),
            List.of(revenue("a", 1, 50, false), revenue("b", 16, 50, true))),
        Arguments.of("too late", Standing.PENDING, List.of(revenue("a", 16, 50, false))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void saysWhatAnActionIsWorth(String rule, Standing standing, List<CountedOutcome> outcomes) {
    assertThat(REVENUE.standing(ACTION, outcomes)).as(rule).isEqualTo(standing);
    assertThat(REVENUE.standing(ACTION, outcomes.reversed())).as(rule).isEqualTo(standing);
  }

  /// Sums of doubles depend on their order.
  @Test
  void isTheSameInAnyOrder() {
    var random = new Random(3);
    var outcomes = new ArrayList<CountedOutcome>();
    for (int i = 0; i < 12; i++) {
      outcomes.add(revenue("o" + i, i % 4, random.nextGaussian() * 1e9, false));
    }
    var expected = REVENUE.standing(ACTION, outcomes);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(outcomes, random);
      assertThat(REVENUE.standing(ACTION, outcomes)).isEqualTo(expected);
    }
  }

  @Test
  void tellsItsWorthInTheUnitOfItsValues() {
    assertThat(REVENUE.worth(0.25)).isEqualTo(50);
    assertThat(new Metric("replied", Direction.INCREASE, REVENUE.window(), false, null).worth(0.25))
        .isEqualTo(0.25);
  }

  @Test
  void refusesACapThatIsNone() {
    for (double cap : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new Metric("revenue", Direction.INCREASE, REVENUE.window(), false, cap));
    }
  }

  private static Standing pending(Gain... gains) {
    return new Standing(Kind.PENDING, 0, List.of(gains));
  }

  private static Standing full(Gain... gains) {
    return new Standing(Kind.FULL, 0, List.of(gains));
  }

  private static Gain gain(int part, long worth) {
    return new Gain(part, worth);
  }

  /// One a day, from the second on.
  private static List<CountedOutcome> values(double... values) {
    var outcomes = new ArrayList<CountedOutcome>();
    for (int i = 0; i < values.length; i++) {
      outcomes.add(revenue("o" + i, i + 1, values[i], false));
    }
    return outcomes;
  }

  private static CountedOutcome revenue(String id, int days, double value, boolean last) {
    return new CountedOutcome(id, "revenue", value, ACTION.plus(Duration.ofDays(days)), last, true);
  }
}
