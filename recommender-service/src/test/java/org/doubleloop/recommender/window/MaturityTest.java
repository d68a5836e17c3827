package org.doubleloop.recommender.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaturityTest {
  private static final Window WINDOW = new Window(Duration.ofHours(16), Duration.ZERO);
  private static final long NOW = Duration.ofDays(20_000).toSeconds();

  private final Delays delays = new Delays();

  /// What a pending action is worth that was done so many hours ago.
  private double worth(double hours) {
    long closes = NOW + Math.round((16.5 - hours) * 3_600);
    return (double) delays.maturity(WINDOW, NOW).of(closes) / Maturity.WHOLE;
  }

  private void closed(Standing standing, long actions) {
    delays.add(Delays.CLOSED, standing, actions);
  }

  @Test
  void takesDelaysToBeSpreadEvenlyBeforeAnyHasBeenSeen() {
    assertThat(worth(-1)).isZero();
    assertThat(worth(0)).isZero();
    assertThat(worth(4)).isEqualTo(0.25, offset(1e-3));
    assertThat(worth(16)).isEqualTo(1);
    assertThat(worth(99)).isEqualTo(1);
  }

  @Test
  void followsTheDelaysOfClosedWindows() {
    closed(Standing.success(0), 600);
    closed(Standing.success(7), 390);
    assertThat(worth(0.5)).isEqualTo(0.3, offset(0.01));
    assertThat(worth(1)).isEqualTo(0.6, offset(0.01));
    assertThat(worth(7)).isEqualTo(0.6, offset(0.01));
    assertThat(worth(8)).isEqualTo(1, offset(0.01));
  }

  /// Of those actions only the early successes have been seen.
  @Test
  void leavesOutWhatIsStillOpen() {
    delays.add(NOW + 3_600, Standing.success(0), 1_000);
    assertThat(worth(4)).isEqualTo(0.25, offset(1e-3));
    delays.close(NOW + 3_600);
    assertThat(worth(4)).isGreaterThan(0.98);
  }

  @Test
  void ignoresWhatACorrectionHasTakenBelowZero() {
    closed(Standing.success(3), -4);
    closed(Standing.PENDING, -4);
    assertThat(worth(4)).isEqualTo(0.25, offset(0.02));
  }

  /// Successes come late and half of the failures are said early: by the rates of those that are
  /// not too young, the true rate comes out, whichever the age.
  @Test
  void makesTheRateOfAnyAgeTheTrueOne() {
    closed(Standing.success(4), 2_000);
    closed(Standing.success(12), 2_000);
    closed(Standing.failure(2), 18_000);
    closed(Standing.PENDING, 18_000);
    var random = new Random(7);
    for (double age : new double[] {6, 9, 11, 14, 16}) {
      long known = 0;
      long successes = 0;
      long pending = 0;
      for (int i = 0; i < 200_000; i++) {
        if (random.nextDouble() < 0.1) {
          double delay = random.nextBoolean() ? 4.5 : 12.5;
          successes += delay <= age ? 1 : 0;
          known += delay <= age ? 1 : 0;
          pending += delay <= age ? 0 : 1;
        } else if (random.nextBoolean() && age > 2.5) {
          known++;
        } else {
          pending++;
        }
      }
      double rate = successes / (known + worth(age) * pending);
      assertThat(rate).as("at age " + age).isBetween(0.06, 0.11);
    }
  }
}
