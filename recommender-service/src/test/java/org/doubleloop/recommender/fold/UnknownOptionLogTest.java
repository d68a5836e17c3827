package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnknownOptionLogTest {

  private final UnknownOptionLog strays = new UnknownOptionLog();

  @Test
  void areToldOnceOfEachVersion(CapturedOutput output) {
    strays.tell(version(1), "no-such-option");
    strays.tell(version(1), "nor-this");
    strays.tell(version(2), "no-such-option");
    strays.tell(version(1), "no-such-option");
    assertThat(output.getOut().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("version 1 of policy outreach of acme has no option no-such-option"),
            second ->
                assertThat(second)
                    .contains("version 2 of policy outreach of acme has no option no-such-option"));
  }

  @Test
  void areToldAgainAfterThoseOfManyOthers(CapturedOutput output) {
    for (int number = 1; number <= UnknownOptionLog.MOST; number++) {
      strays.tell(version(number), "a");
    }
    strays.tell(version(1), "still-known");
    strays.tell(version(UnknownOptionLog.MOST + 1), "a");
    strays.tell(version(1), "forgotten");
    assertThat(output).doesNotContain("still-known").containsOnlyOnce("forgotten");
  }

  private static PolicyVersion version(int number) {
    return SomePolicy.some().version(number, SomePolicy.START).build();
  }
}
