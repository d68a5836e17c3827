package org.doubleloop.recommender.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnknownOptionLogTest {

  private final UnknownOptionLog unknownOptions = new UnknownOptionLog();

  @Test
  void tellsOnceOfEachVersion(CapturedOutput output) {
    unknownOptions.tell(version(1), "no-such-option");
    unknownOptions.tell(version(1), "nor-this");
    unknownOptions.tell(version(2), "no-such-option");
    unknownOptions.tell(version(1), "no-such-option");
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
  void tellsAgainAfterThoseOfManyOthers(CapturedOutput output) {
    for (int number = 1; number <= UnknownOptionLog.MOST; number++) {
      unknownOptions.tell(version(number), "a");
    }
    unknownOptions.tell(version(1), "still-known");
    unknownOptions.tell(version(UnknownOptionLog.MOST + 1), "a");
    unknownOptions.tell(version(1), "forgotten");
    assertThat(output).doesNotContain("still-known").containsOnlyOnce("forgotten");
  }

  private static PolicyVersion version(int number) {
    return SomePolicy.some().version(number, SomePolicy.START).build();
  }
}
