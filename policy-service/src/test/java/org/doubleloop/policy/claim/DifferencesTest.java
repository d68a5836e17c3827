package org.doubleloop.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.policy.claim.CountedRate.State;
import org.doubleloop.policy.rule.Evidence.Count;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final CountedRate COUNTED =
      new CountedRate(State.COUNTED, null, 200, 12, 20, 0.1, 0.066, 0.149);

  @Test
  void saysNothingOfWhatWasCountedSo() {
    assertThat(Differences.of(claimed(200, 20), COUNTED)).isEmpty();
    assertThat(Differences.of(claimed(212, 20), COUNTED)).as("some are pending").isEmpty();
    assertThat(Differences.of(claimed(100, 9), COUNTED)).as("it claims less").isEmpty();
  }

  @Test
  void saysWhereMoreIsClaimedThanWasCounted() {
    assertThat(Differences.of(claimed(300, 41), COUNTED))
        .containsExactly(
            "It claims 300 trials, and 212 were counted.",
            "It claims 41 successes, and 20 were counted.");
  }

  @Test
  void saysWhereAShareLiesOutsideOfWhatWasCounted() {
    assertThat(Differences.of(claimed(100, 20), COUNTED))
        .containsExactly(
            "It claims a share of 20.0 %, which is above what was counted: likely 6.6 % to 14.9"
                + " %.");
    assertThat(Differences.of(claimed(100, 1), COUNTED))
        .singleElement()
        .asString()
        .contains("1.0 %, which is below");
  }

  @Test
  void saysNothingOfSharesWhereThereIsNotEnough() {
    var few = new CountedRate(State.NOT_ENOUGH, null, 4, 0, 1, 0.25, 0.05, 0.7);
    assertThat(Differences.of(claimed(4, 0), few)).isEmpty();
    assertThat(few.sentence()).isEqualTo("Not enough evidence: counted was 1 of 4 (25.0 %).");
    var none = new CountedRate(State.NOT_ENOUGH, null, 0, 0, 0, null, null, null);
    assertThat(Differences.of(claimed(4, 0), none))
        .isEqualTo(List.of("It claims 4 trials, and 0 were counted."));
    assertThat(none.sentence()).isEqualTo("Not enough evidence: counted was nothing.");
  }

  @Test
  void saysNothingWhereNothingCanBeCounted() {
    var not = new CountedRate(State.NOT_COUNTABLE, "It is a sum.", 0, 0, 0, null, null, null);
    assertThat(Differences.of(claimed(4, 2), not)).isEmpty();
    assertThat(not.sentence()).isEqualTo("Not counted: It is a sum.");
  }

  private static Count claimed(long trials, long successes) {
    return new Count("some", trials, successes, null, List.of());
  }
}
