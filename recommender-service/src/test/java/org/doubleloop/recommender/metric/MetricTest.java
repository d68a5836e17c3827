package org.doubleloop.recommender.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  private static final Instant ACTION = Instant.parse("2026-03-01T09:00:00Z");
  private static final Metric REPLIED = metric(false);
  private static final Standing SUCCESS = success(0);
  private static final Standing FAILURE = failure(0);

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("nothing yet is pending", Standing.PENDING, List.of()),
        Arguments.of("a value counts", SUCCESS, List.of(after(1, 1))),
        Arguments.of("any value above zero counts", SUCCESS, List.of(after(1, 0.01))),
        Arguments.of("zero is not a success", Standing.PENDING, List.of(after(1, 0))),
        Arguments.of("below zero is not a success", Standing.PENDING, List.of(after(1, -5))),
        Arguments.of("the last word is a failure", FAILURE, List.of(last(1, 0))),
        Arguments.of("the last word may be a success", SUCCESS, List.of(last(1, 2))),
        Arguments.of("a success beats a last word", SUCCESS, List.of(last(1, 0), after(2, 1))),
        Arguments.of("two successes are one", SUCCESS, List.of(after(1, 1), after(2, 1))),
        Arguments.of("the moment of the action is inside", SUCCESS, List.of(after(0, 1))),
        Arguments.of("before the action, by other clocks", SUCCESS, List.of(after(-1, 1))),
        Arguments.of("the end of the window is outside", Standing.PENDING, List.of(after(336, 1))),
        Arguments.of(
            "the last word at the end of the window is a failure",
            failure(15),
            List.of(last(336, 0))),
        Arguments.of("the last word long after it too", failure(15), List.of(last(999, 0))),
        Arguments.of(
            "a success that is last and too late is a failure", failure(15), List.of(last(336, 1))),
        Arguments.of(
            "the earliest success says when it came",
            success(8),
            List.of(after(335, 1), after(168, 1), last(0, 0))),
        Arguments.of(
            "another type says nothing",
            Standing.PENDING,
            List.of(new CountedOutcome("o", "opened", 1, ACTION, true, true))),
        Arguments.of("a weak success does not count", Standing.PENDING, List.of(weak(1, 1, false))),
        Arguments.of(
            "a weak last word does not count", Standing.PENDING, List.of(weak(1, 0, true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void saysWhatAnActionHasComeTo(String rule, Standing standing, List<CountedOutcome> outcomes) {
    assertThat(REPLIED.standing(ACTION, outcomes)).as(rule).isEqualTo(standing);
    assertThat(REPLIED.standing(ACTION, outcomes.reversed())).as(rule).isEqualTo(standing);
  }

  @Test
  void countsWeakOutcomesWhereThePolicySaysSo() {
    assertThat(metric(true).standing(ACTION, List.of(weak(1, 1, false)))).isEqualTo(SUCCESS);
    assertThat(metric(true).standing(ACTION, List.of(weak(1, 0, true)))).isEqualTo(FAILURE);
  }

  @Test
  void refusesAWindowThatNeverOpensAndAValueThatIsNoNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> after(1, Double.NaN));
  }

  private static Standing success(int part) {
    return Standing.success(part);
  }

  private static Standing failure(int part) {
    return Standing.failure(part);
  }

  private static Metric metric(boolean countWeak) {
    return new Metric(
        "replied",
        Direction.INCREASE,
        new Window(Duration.ofDays(14), Duration.ofDays(2)),
        countWeak,
        null);
  }

  private static CountedOutcome after(int hours, double value) {
    return new CountedOutcome(
        "o", "replied", value, ACTION.plus(Duration.ofHours(hours)), false, true);
  }

  private static CountedOutcome last(int hours, double value) {
    return new CountedOutcome(
        "o", "replied", value, ACTION.plus(Duration.ofHours(hours)), true, true);
  }

  private static CountedOutcome weak(int hours, double value, boolean last) {
    return new CountedOutcome(
        "o", "replied", value, ACTION.plus(Duration.ofHours(hours)), last, false);
  }
}
