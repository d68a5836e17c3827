package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Standing.Gain;
import org.doubleloop.recommender.window.Standing.Kind;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Counts of what actions are worth, where that is not all or nothing.
class SumsTest {
  private static final VersionMonth MARCH = new VersionMonth(1, 12 * 2026 + 2);
  private static final Window WINDOW = new Window(Duration.ofHours(16), Duration.ZERO);
  private static final long DAY = Duration.ofDays(20_000).toSeconds();
  private static final long CLOSES = DAY + 17 * 3_600;
  private static final Standing FULL = Standing.success(3);

  @Test
  void addUpWorthItsSquaresAndWhatIsAtTheCap() {
    var counts = new Counts();
    counts.apply(change(Delays.CLOSED, null, ended(2_500)));
    counts.apply(change(Delays.CLOSED, null, ended(500)));
    counts.apply(change(Delays.CLOSED, null, FULL));
    counts.apply(change(Delays.CLOSED, null, Standing.failure(0)));
    var trials = trials(counts);
    assertThat(trials.known()).isEqualTo(4);
    assertThat(trials.successes()).isEqualTo(1.3);
    assertThat(trials.squares()).isEqualTo(6_250_000 + 250_000 + 100_000_000);
    assertThat(trials.full()).isEqualTo(1);
  }

  @Test
  void takeWhatHasComeOfAnOpenActionForAllOnceItsWindowIsOver() {
    var counts = new Counts();
    counts.apply(change(CLOSES, null, pending(2_500)));
    counts.apply(change(CLOSES, null, Standing.PENDING));
    assertThat(trials(counts).known()).isZero();
    assertThat(trials(counts).successes()).isEqualTo(0.25);

    counts.close(CLOSES);
    assertThat(trials(counts).known()).isEqualTo(2);
    assertThat(trials(counts).successes()).isEqualTo(0.25);
    assertThat(trials(counts).squares()).isEqualTo(6_250_000);

    counts.apply(change(CLOSES, pending(2_500), ended(5_000)));
    assertThat(trials(counts).successes()).isEqualTo(0.5);
    assertThat(trials(counts).squares()).isEqualTo(25_000_000);
  }

  /// A quarter of it is a trial that succeeded, the rest as much of one as its age says.
  @Test
  void takeAnOpenActionForAsMuchOfATrialAsHasComeAndAsItsAgeSays() {
    var counts = new Counts();
    counts.apply(change(CLOSES, null, pending(2_500)));
    counts.see(DAY + 8 * 3_600);
    assertThat(trials(counts).number()).isEqualTo(0.25 + 0.75 * 0.5, offset(0.03));
    counts.see(CLOSES - 1);
    assertThat(trials(counts).number()).isEqualTo(1, offset(1e-9));
  }

  /// Half of what an action is worth comes in the fourth hour, the other half in the twelfth.
  @Test
  void comeToTheTrueMeanAtAnyAge() {
    var closed = new Counts();
    var random = new Random(11);
    for (int i = 0; i < 30_000; i++) {
      closed.apply(change(Delays.CLOSED, null, worth(random, 16)));
    }
    assertThat(mean(closed)).isEqualTo(0.1, offset(0.01));
    for (int age : new int[] {6, 8, 14, 16}) {
      var counts = new Counts();
      counts.addAll(closed.horizon(), closed.rows());
      closed.delays().forEach(counts::addDelays);
      for (int i = 0; i < 60_000; i++) {
        counts.apply(change(CLOSES, null, worth(random, age)));
      }
      counts.see(CLOSES - 3_600L * (17 - age));
      assertThat(mean(counts)).as("at age " + age).isEqualTo(0.1, offset(0.007));
    }
  }

  /// Corrections that come before what they correct leave counts that no actions have.
  @Test
  void neverComeToMoreThanAllActionsCould() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var counts = new Counts();
      counts.see(CLOSES - random.nextInt(20) * 3_600L);
      counts.apply(change(CLOSES, null, Standing.PENDING));
      for (int i = 0; i < 9; i++) {
        counts.apply(
            change(
                random.nextBoolean() ? Delays.CLOSED : CLOSES + 3_600L * random.nextInt(3),
                random.nextInt(3) == 0 ? null : any(random),
                any(random)));
        var trials = trials(counts);
        if (trials.number() > 0) {
          var interval = ScoreInterval.of(trials);
          assertThat(interval.low()).isBetween(0.0, interval.high());
          assertThat(interval.high()).isLessThanOrEqualTo(1);
        }
        assertThat(trials.dispersion().value()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void areTheSameInAnyOrder() {
    var random = new Random(5);
    var changes = new ArrayList<CountChange>();
    for (int i = 0; i < 300; i++) {
      var before = random.nextInt(3) == 0 ? null : any(random);
      changes.add(change(CLOSES + 3_600L * random.nextInt(4), before, any(random)));
    }
    var expected = new Counts();
    changes.forEach(expected::apply);
    expected.close(CLOSES + 3_600);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(changes, new Random(seed));
      var counts = new Counts();
      for (int i = 0; i < changes.size(); i++) {
        if (i == seed) {
          counts.close(CLOSES + 3_600);
        }
        counts.apply(changes.get(i));
      }
      assertThat(counts.rows()).isEqualTo(expected.rows().toList());
      assertThat(trials(counts)).isEqualTo(trials(expected));
    }
  }

  private static double mean(Counts counts) {
    return trials(counts).successes() / trials(counts).number();
  }

  /// A fifth of actions come to half of the cap or a little more or less.
  private static Standing worth(Random random, int age) {
    if (random.nextInt(5) > 0) {
      return Standing.PENDING;
    }
    long half = 1_500L + random.nextInt(2_001);
    return new Standing(
        Kind.PENDING,
        0,
        age < 5
            ? List.of()
            : age < 13
                ? List.of(new Gain(4, half))
                : List.of(new Gain(4, half), new Gain(12, half)));
  }

  private static Standing any(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Standing.PENDING;
      case 1 -> pending(1L + random.nextInt(9_999));
      case 2 -> ended(1L + random.nextInt(9_999));
      default -> FULL;
    };
  }

  private static Standing pending(long worth) {
    return new Standing(Kind.PENDING, 0, List.of(new Gain(2, worth)));
  }

  private static Standing ended(long worth) {
    return new Standing(Kind.ENDED, 9, List.of(new Gain(2, worth)));
  }

  private static CountChange change(long closes, @Nullable Standing before, Standing now) {
    return new CountChange("a", MARCH, 0, closes, List.of(Cell.EVERYWHERE), before, now);
  }

  private static Trials trials(Counts counts) {
    return counts.everywhere().trials(counts.find("a"), counts.maturity(WINDOW));
  }
}
