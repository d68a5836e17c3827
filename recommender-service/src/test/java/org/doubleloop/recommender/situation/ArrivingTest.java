package org.doubleloop.recommender.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.week.Week;
import org.junit.jupiter.api.Test;

/// Of a policy that waits for fourteen days for `replied`.
class ArrivingTest {
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(100));

  private final Week week = new Week();

  @Test
  void saysHowManyCameTooLateAndHowLongNearlyAllOfThemTook() {
    for (int n = 0; n < 30; n++) {
      came("in-time-" + n, 3, "replied", false, true);
    }
    for (int n = 0; n < 20; n++) {
      came("late-" + n, 20, "replied", false, true);
    }
    came("last-word", 60, "replied", true, true);
    came("uncertain", 60, "replied", false, false);
    came("other", 60, "opened", false, true);
    assertThat(arrivals()).isEqualTo(new Arrivals(50, 20, Duration.ofDays(21)));
  }

  @Test
  void saysNothingWhereNobodyKnowsHowLongTheyTake() {
    assertThat(arrivals()).isEqualTo(Arrivals.NONE);
    came("ages", 400, "replied", false, true);
    assertThat(arrivals()).isEqualTo(new Arrivals(1, 1, null));
  }

  private Arrivals arrivals() {
    return new Arriving(week).of(SomePolicy.some().build(), NOW);
  }

  private void came(String action, int days, String type, boolean last, boolean isCertain) {
    var at = NOW.minusSeconds(7_200);
    var actionAt = at.minus(Duration.ofDays(days));
    week.take(
        List.of(
            new Connected(
                "acme",
                action,
                1,
                actionAt,
                "somebody",
                new Units("unit", null),
                "outreach",
                1,
                "a",
                null,
                null,
                null,
                Occasion.UNSAID,
                Map.of(),
                null,
                List.of(new CountedOutcome("o-" + action, type, 1, at, last, isCertain)),
                List.of(),
                at.plusSeconds(60))));
  }
}
