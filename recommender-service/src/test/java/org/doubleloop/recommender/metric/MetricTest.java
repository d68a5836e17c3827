package org.doubleloop.recommender.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  private static final Instant ACTION = Instant.parse("2026-03-01T09:00:00Z");
  private static final Metric REPLIED = metric(false);

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("nothing yet is pending", Tally.NOTHING, List.of()),
        Arguments.of("a value counts", Tally.SUCCESS, List.of(after(1, 1))),
        Arguments.of("any value above zero counts", Tally.SUCCESS, List.of(after(1, 0.01))),
        Arguments.of("zero is not a success", Tally.NOTHING, List.of(after(1, 0))),
        Arguments.of("below zero is not a success", Tally.NOTHING, List.of(after(1, -5))),
        Arguments.of("the last word is a failure", Tally.FAILURE, List.of(last(1, 0))),
        Arguments.of("the last word may be a success", Tally.SUCCESS, List.of(last(1, 2))),
        Arguments.of(
            "a success beats a last word", Tally.SUCCESS, List.of(last(1, 0), after(2, 1))),
        Arguments.of("two successes are one", Tally.SUCCESS, List.of(after(1, 1), after(2, 1))),
        Arguments.of("the moment of the action is inside", Tally.SUCCESS, List.of(after(0, 1))),
        Arguments.of("before the action, by other clocks", Tally.SUCCESS, List.of(after(-1, 1))),
        Arguments.of("the end of the window is outside", Tally.NOTHING, List.of(after(336, 1))),
        Arguments.of("a late last word says nothing", Tally.NOTHING, List.of(last(336, 0))),
        Arguments.of(
            "another type says nothing",
            Tally.NOTHING,
            List.of(new CountedOutcome("o", "opened", 1, ACTION, true, true))),
        Arguments.of("a weak success does not count", Tally.NOTHING, List.of(weak(1, 1, false))),
        Arguments.of("a weak last word does not count", Tally.NOTHING, List.of(weak(1, 0, true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void saysWhatAnActionAdds(String rule, Tally tally, List<CountedOutcome> outcomes) {
    assertThat(REPLIED.tally(ACTION, outcomes)).as(rule).isEqualTo(tally);
    assertThat(REPLIED.tally(ACTION, outcomes.reversed())).as(rule).isEqualTo(tally);
  }

  @Test
  void countsWeakOutcomesWhereThePolicySaysSo() {
    assertThat(metric(true).tally(ACTION, List.of(weak(1, 1, false)))).isEqualTo(Tally.SUCCESS);
    assertThat(metric(true).tally(ACTION, List.of(weak(1, 0, true)))).isEqualTo(Tally.FAILURE);
  }

  @Test
  void restatesAnActionByTheDifference() {
    Tally failed = REPLIED.tally(ACTION, List.of(last(1, 0)));
    Tally replied = REPLIED.tally(ACTION, List.of(last(1, 0), after(5, 1)));

    assertThat(replied.minus(failed)).isEqualTo(new Tally(0, 1));
    assertThat(failed.plus(replied.minus(failed))).isEqualTo(replied);
    assertThat(Tally.NOTHING.minus(replied)).isEqualTo(new Tally(-1, -1));
  }

  @Test
  void refusesAWindowThatNeverOpensAndAValueThatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Metric("replied", Direction.INCREASE, Duration.ZERO, false));
    assertThatIllegalArgumentException().isThrownBy(() -> after(1, Double.NaN));
  }

  private static Metric metric(boolean countWeak) {
    return new Metric("replied", Direction.INCREASE, Duration.ofDays(14), countWeak);
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
