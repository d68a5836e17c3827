package org.doubleloop.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.doubleloop.gateway.limit.Caller;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private static final Caller CALLER = new Caller("one", "a");
  private static final Caller SIBLING = new Caller("one", "b");
  private static final Caller OTHER = new Caller("two", "c");

  private final Time time = new Time();
  private final RateLimits limits = new RateLimits(4, 6, Duration.ofSeconds(2), time);

  private static final class Time implements TimeMeter {
    private long nanos;

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private int allowed(Caller caller, int requests) {
    int allowed = 0;
    for (int i = 0; i < requests; i++) {
      allowed += limits.count(caller).isAllowed() ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void letsAKeyMakeItsRequestsAtOnceAndThenAsTheyBecomePossibleAgain() {
    assertThat(allowed(CALLER, 10)).isEqualTo(4);
    assertThat(limits.count(CALLER).retryAfter()).isEqualTo(Duration.ofMillis(500));
    time.pass(Duration.ofSeconds(1));
    assertThat(allowed(CALLER, 10)).isEqualTo(2);
    time.pass(Duration.ofMinutes(1));
    assertThat(allowed(CALLER, 10)).isEqualTo(4);
  }

  @Test
  void letsAnOrganizationMakeNoMoreThanItsOwnWhicheverKeysMakeThem() {
    assertThat(allowed(CALLER, 10)).isEqualTo(4);
    assertThat(allowed(SIBLING, 10)).isEqualTo(2);
    assertThat(allowed(OTHER, 10)).isEqualTo(4);
  }

  @Test
  void takesNothingFromAKeyForWhatItsOrganizationMayNotDo() {
    allowed(CALLER, 4);
    allowed(SIBLING, 10);
    assertThat(limits.count(SIBLING).left()).startsWith("\"key\";r=1;");
  }

  @Test
  void tellsWhatIsLeftOfWhichLimit() {
    assertThat(limits.policy()).isEqualTo("\"key\";q=4;w=2, \"organization\";q=6;w=2");
    assertThat(limits.count(CALLER).left()).isEqualTo("\"key\";r=3;t=1, \"organization\";r=5;t=1");
    allowed(CALLER, 3);
    assertThat(limits.count(CALLER).left()).isEqualTo("\"key\";r=0;t=2");
  }
}
