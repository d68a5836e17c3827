package org.doubleloop.recommender.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.ResourceAccessException;

/// What an operator is told while a feed cannot be followed.
@ExtendWith(OutputCaptureExtension.class)
class FollowerTest {

  private final ResourceAccessException away = new ResourceAccessException("nobody there");
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final AtomicInteger steps = new AtomicInteger();
  private final Follower follower = new Follower("some-feed", this::step, () -> {}, clock);
  private volatile @Nullable RuntimeException failure;

  @AfterEach
  void stop() {
    follower.stop();
  }

  @Test
  void saysNothingWhereTheOtherSideIsThereSoonEnough(CapturedOutput output) {
    failure = away;
    follower.start();
    awaitMoreSteps();
    clock.advance(Follower.GRACE.minusMillis(1));
    awaitMoreSteps();
    failure = null;
    awaitMoreSteps();
    clock.advance(Follower.GRACE);
    failure = away;
    awaitMoreSteps();
    assertThat(output).doesNotContain("some-feed");
  }

  @Test
  void warnsOnceOfEachTroubleThatLasts(CapturedOutput output) {
    failure = away;
    follower.start();
    awaitMoreSteps();
    clock.advance(Follower.GRACE);
    awaitMoreSteps();
    clock.advance(Duration.ofHours(1));
    awaitMoreSteps();
    assertThat(output)
        .containsOnlyOnce("Cannot follow some-feed")
        .contains("since 2026-03-01T09:00:00Z: nobody there");

    failure = null;
    awaitMoreSteps();
    failure = away;
    awaitMoreSteps();
    clock.advance(Follower.GRACE);
    awaitMoreSteps();
    assertThat(output).containsOnlyOnce("Cannot follow some-feed since 2026-03-01T10:00:15Z");
  }

  @Test
  void tellsAtOnceOfWhatIsNoAbsence(CapturedOutput output) {
    failure = new IllegalStateException("a fault");
    follower.start();
    awaitMoreSteps();
    assertThat(output).contains("Cannot follow some-feed").contains("IllegalStateException");
  }

  private void step() throws InterruptedException {
    steps.incrementAndGet();
    var thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    Thread.sleep(1);
  }

  /// What a step has led to is said before the next one begins.
  private void awaitMoreSteps() {
    int begun = steps.get();
    Patience.await().until(() -> steps.get() >= begun + 2);
  }
}
