package org.doubleloop.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// How a loop goes on, what an operator is told of its failures, and how it ends.
@ExtendWith(OutputCaptureExtension.class)
class LoopTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final RuntimeException away = new IllegalArgumentException("nobody there");
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private final AtomicInteger steps = new AtomicInteger();
  private final List<String> ends = new CopyOnWriteArrayList<>();
  private final Loop loop =
      new Loop(
          "some-loop",
          this::step,
          () -> ends.add("ended, interrupted: " + Thread.currentThread().isInterrupted()),
          new Retry(
              Duration.ofMillis(1),
              Duration.ofMillis(4),
              IllegalArgumentException.class::isInstance,
              GRACE),
          clock);
  private volatile @Nullable RuntimeException failure;

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void saysNothingOfAnAbsenceThatEndsSoonEnough(CapturedOutput output) throws Exception {
    failure = away;
    loop.start();
    awaitMoreSteps();
    advance(GRACE.minusMillis(1));
    awaitMoreSteps();
    failure = null;
    awaitMoreSteps();
    advance(GRACE);
    failure = away;
    awaitMoreSteps();
    assertThat(output).doesNotContain("some-loop");
  }

  @Test
  void warnsOnceOfEachAbsenceThatLasts(CapturedOutput output) throws Exception {
    failure = away;
    loop.start();
    awaitMoreSteps();
    advance(GRACE);
    awaitMoreSteps();
    advance(Duration.ofHours(1));
    awaitMoreSteps();
    assertThat(output).containsOnlyOnce("some-loop fails since 2026-03-01T09:00:00Z");
    failure = null;
    awaitMoreSteps();
    failure = away;
    awaitMoreSteps();
    advance(GRACE);
    awaitMoreSteps();
    assertThat(output).containsOnlyOnce("some-loop fails since 2026-03-01T10:00:15Z");
  }

  @Test
  void tellsAtOnceAndInFullOfWhatIsNoAbsence(CapturedOutput output) throws Exception {
    failure = new IllegalStateException("a fault");
    loop.start();
    awaitMoreSteps();
    assertThat(output)
        .containsOnlyOnce("some-loop fails, and is tried again")
        .contains("IllegalStateException");
  }

  @Test
  void endsInTheMiddleOfAStepAndThenDoesTheLastThing() throws Exception {
    var waiting = new CountDownLatch(1);
    var endless =
        new Loop(
            "endless",
            () -> {
              waiting.countDown();
              Thread.sleep(Duration.ofDays(1));
            },
            () -> ends.add("ended, interrupted: " + Thread.currentThread().isInterrupted()),
            Retry.OF_STORE,
            clock);
    endless.start();
    assertThat(endless.isRunning()).isTrue();
    assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
    endless.stop();
    endless.close();
    assertThat(endless.isRunning()).isFalse();
    assertThat(ends).containsExactly("ended, interrupted: false");
  }

  @Test
  void pausesLongerWhileItGoesOnFailing() {
    var retry = new Retry(Duration.ofMillis(50), Duration.ofMillis(150), _ -> true, GRACE);
    assertThat(retry.after(retry.firstPause())).hasMillis(100);
    assertThat(retry.after(Duration.ofMillis(100))).hasMillis(150);
    assertThat(retry.after(Duration.ofMillis(150))).hasMillis(150);
    assertThatThrownBy(() -> new Retry(Duration.ZERO, GRACE, _ -> true, GRACE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void step() throws InterruptedException {
    steps.incrementAndGet();
    var thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    Thread.sleep(1);
  }

  private void advance(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  /// What a step has led to is said before the next one begins.
  private void awaitMoreSteps() throws InterruptedException {
    int begun = steps.get();
    for (long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        steps.get() < begun + 2 && System.nanoTime() < end; ) {
      Thread.sleep(1);
    }
    assertThat(steps.get()).isGreaterThanOrEqualTo(begun + 2);
  }
}
