package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UsageTest {

  private static final long SECOND = 1_000_000_000L;

  private final Usage usage = new Usage(2, .5);

  /// Near the end of what a clock that begins anywhere can say.
  private long now = Long.MAX_VALUE - SECOND;

  private double share() {
    return usage.share("key", now);
  }

  private void others() {
    usage.change("other", 1, 0, now);
    usage.change("other", -1, 0, now);
  }

  /// A mean of what is constant nears it by 1 - 1/e in its time constant, and falls by as much.
  @Test
  void followsWhatAKeyHasWithATimeConstantOfASecond() {
    usage.change("key", 10, 1, now);
    now += SECOND;
    others();
    assertThat(share()).isCloseTo((1 - 1 / Math.E) / .5, within(1e-9));
    now += SECOND;
    others();
    assertThat(share()).isCloseTo((1 - 1 / (Math.E * Math.E)) / .5, within(1e-9));
    usage.change("key", 0, -1, now);
    now += SECOND;
    others();
    assertThat(share()).isCloseTo((1 / Math.E - 1 / (Math.E * Math.E * Math.E)) / .5, within(1e-9));
  }

  @Test
  void doesNotDependOnHowOftenItIsLookedAt() {
    usage.change("key", 10, 1, now);
    for (int i = 0; i < 1000; i++) {
      now += SECOND / 1000;
      share();
    }
    others();
    assertThat(share()).isCloseTo((1 - 1 / Math.E) / .5, within(1e-9));
  }

  @Test
  void countsWhatIsAddedAsIfItHadBeenKept() {
    usage.change("key", 10, 0, now);
    now += SECOND;
    usage.add("key", SECOND, now);
    others();
    assertThat(share()).isCloseTo((1 - 1 / Math.E) / .5, within(1e-9));
  }

  @Test
  void saysNothingOfWhoAsksForNoMoreThanItMayHave() {
    usage.change("key", 2, 2, now);
    now += 5 * SECOND;
    others();
    assertThat(share()).isZero();
    assertThat(usage.share("nobody", now)).isZero();
  }

  @Test
  void saysNothingWhereNobodyElseHasComeLately() {
    usage.change("key", 10, 2, now);
    now += SECOND;
    assertThat(share()).isZero();
    others();
    assertThat(share()).isPositive();
    now += SECOND;
    assertThat(share()).isZero();
  }

  @Test
  void knowsThatOthersAreThereWhoseRequestsTakeLong() {
    usage.change("other", 1, 1, now);
    usage.change("key", 10, 2, now);
    now += 60 * SECOND;
    usage.change("key", 1, 0, now);
    assertThat(share()).isPositive();
  }

  @Test
  void tellsWhenAShareIsOne() {
    usage.change("key", 10, 1, now);
    now += SECOND;
    usage.change("key", 0, -1, now);
    others();
    long wait = Usage.untilOne(share());
    now += wait;
    others();
    assertThat(wait).isPositive();
    assertThat(share()).isCloseTo(1, within(1e-6)).isLessThanOrEqualTo(1);
    assertThat(Usage.untilOne(.3)).isZero();
    assertThat(Usage.untilOne(100)).isEqualTo(SECOND);
  }
}
