package org.doubleloop.recommender.reviser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.revision.Situation.Use;
import org.doubleloop.recommender.revision.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Of a policy that waits for fourteen days.
class WindowReviserTest {
  private static final Use RARE =
      new Use(SomePolicy.START, SomePolicy.START, 0, Map.of(), Map.of(), Map.of(), Map.of());

  @Test
  void waitsAsLongAsNearlyAllOfItTakes() {
    var revisions = waiting(120, 48, Duration.ofDays(28));
    assertThat(revisions)
        .extracting(Revision::steps)
        .containsExactly(List.of(new Step.Wait(Duration.ofDays(28))));
    assertThat(revisions.getFirst().title()).isEqualTo("Wait 28 days for replied");
    assertThat(revisions.getFirst().finding().sentence())
        .isEqualTo(
            "Of 120 outcomes replied that came in the last seven days, 48 came more than 14 days"
                + " after their actions, and count for nothing; 95 of 100 came within 28 days.");
  }

  @Test
  void waitsNoLongerForWhatIsLittleOrHardlyKnownOrTakesNobodyKnowsHowLong() {
    assertThat(waiting(120, 23, Duration.ofDays(28))).isEmpty();
    assertThat(waiting(49, 48, Duration.ofDays(28))).isEmpty();
    assertThat(waiting(120, 48, null)).isEmpty();
    assertThat(waiting(120, 48, Duration.ofDays(14))).isEmpty();
  }

  private static List<Revision> waiting(long outcomes, long late, @Nullable Duration nearlyAll) {
    return Revisers.revise(
            new Situation(
                SomePolicy.some().build(),
                List.of(),
                new SomeRates(),
                _ -> Map.of(),
                RARE,
                _ -> ClauseRecord.NOTHING,
                new Arrivals(outcomes, late, nearlyAll)))
        .toList();
  }
}
