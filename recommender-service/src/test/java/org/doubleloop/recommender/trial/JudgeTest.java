package org.doubleloop.recommender.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Ending.Cause;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Window WINDOW = new Window(Duration.ofDays(14), Duration.ZERO);
  private static final Metric REPLIES =
      new Metric("replied", Direction.INCREASE, WINDOW, false, null);
  private static final Metric COMPLAINTS =
      new Metric("complained", Direction.DECREASE, WINDOW, false, null);

  private final Tried tried = new Tried();

  @Test
  void goesOnWhileNothingIsKnown() {
    assertThat(ending(judge(REPLIES), false)).isEmpty();
    counted(Tried.METRIC, 40, 8, 40, 12);
    assertThat(ending(judge(REPLIES), false)).isEmpty();
  }

  @Test
  void holdsOnceBIsBetterByTheTest() {
    counted(Tried.METRIC, 150, 22, 150, 52);
    assertThat(ending(judge(REPLIES), false)).contains(new Ending(Outcome.HELD, Cause.TEST));
    var difference = Objects.requireNonNull(judge(REPLIES).read(tried).difference());
    assertThat(difference.estimate()).isEqualTo(0.2);
    assertThat(difference.low()).isPositive();
  }

  @Test
  void doesNotHoldOnceBIsWorseByTheTest() {
    counted(Tried.METRIC, 150, 52, 150, 22);
    assertThat(ending(judge(REPLIES), false))
        .contains(new Ending(Outcome.DID_NOT_HOLD, Cause.TEST));
  }

  @Test
  void takesFewerForBetterWhereThatIsWanted() {
    counted(Tried.METRIC, 150, 52, 150, 22);
    assertThat(ending(judge(COMPLAINTS), false)).contains(new Ending(Outcome.HELD, Cause.TEST));
    assertThat(Objects.requireNonNull(judge(COMPLAINTS).read(tried).difference()).estimate())
        .isEqualTo(0.2);
  }

  @Test
  void endsWhereAWatchMetricSuffers() {
    counted(Tried.METRIC, 150, 22, 150, 24);
    counted("complaints", 150, 4, 150, 40);
    assertThat(ending(watching(), false))
        .contains(new Ending(Outcome.DID_NOT_HOLD, Cause.WATCH_METRIC));
    counted("complaints", 150, 40, 150, 4);
    assertThat(ending(watching(), false)).isEmpty();
  }

  @Test
  void believesNothingWhereTheVariantsWereNotGivenAlike() {
    counted(Tried.METRIC, 150, 22, 150, 52);
    tried.given().put("A", 300L);
    tried.given().put("B", 150L);
    assertThat(ending(judge(REPLIES), false))
        .contains(new Ending(Outcome.UNDECIDED, Cause.SAMPLE_RATIO));
  }

  @Test
  void saysAtTheEndWhetherItWasLookedForWellEnough() {
    counted(Tried.METRIC, 400, 60, 400, 62);
    assertThat(ending(judge(REPLIES), true)).contains(new Ending(Outcome.DID_NOT_HOLD, Cause.DAY));
    counted(Tried.METRIC, 20, 3, 20, 3);
    assertThat(ending(judge(REPLIES), true)).contains(new Ending(Outcome.UNDECIDED, Cause.DAY));
  }

  @Test
  void canBeReadAgainFromItsDocument() {
    counted(Tried.METRIC, 150, 22, 150, 52);
    counted("complaints", 150, 4, 150, 5);
    var judge = watching();
    var look =
        new TrialLook(
            SomePolicy.KEY,
            "e-1",
            SomePolicy.START,
            judge.read(tried),
            ending(judge, true).orElseThrow(),
            SomePolicy.START.plusSeconds(5));
    assertThat(TrialLookDocuments.look(TrialLookDocuments.toDocument(look))).isEqualTo(look);
    assertThat(TrialMapping.sentence(look))
        .startsWith("22 of 150 with A and 52 of 150 with B succeeded")
        .contains("+20.0 points")
        .endsWith("It held: B is better by the test.");
  }

  private Optional<Ending> ending(Judge judge, boolean isLastDayOver) {
    return judge.ending(judge.read(tried), tried, isLastDayOver);
  }

  private void counted(String metric, long a, long aSuccesses, long b, long bSuccesses) {
    arm("A", metric, a, aSuccesses);
    arm("B", metric, b, bSuccesses);
  }

  private void arm(String variant, String metric, long units, long successes) {
    tried.given().put(variant, units);
    tried
        .arms()
        .put(
            new Tried.Counted(variant, metric),
            new Tried.Arm(
                units,
                successes,
                successes * Standing.WHOLE,
                successes * Standing.WHOLE * Standing.WHOLE));
  }

  private static Judge judge(Metric metric) {
    return new Judge(counting(metric, List.of()), 0.2);
  }

  private static Judge watching() {
    return new Judge(counting(REPLIES, List.of(new NamedMetric("complaints", COMPLAINTS))), 0.2);
  }

  private static PolicyVersion counting(Metric metric, List<NamedMetric> watch) {
    return SomePolicy.some().counting(metric, watch, List.of());
  }
}
