package org.doubleloop.kit.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Repeats a step on a thread of its own until it is stopped: at once after a step that went well,
/// after a growing pause while it fails. A trouble is told once, and its end. As a bean it starts
/// with the context and is stopped before it closes.
public final class Loop implements SmartLifecycle, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Loop.class);

  /// How long a step may take to end when it is interrupted.
  private static final Duration END = Duration.ofSeconds(10);

  private final String name;
  private final Step step;
  private final Runnable last;
  private final Retry retry;
  private final InstantSource clock;
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable Instant failingSince;
  private boolean told;

  /// What is repeated; may wait for something to do.
  @FunctionalInterface
  public interface Step {
    void take() throws InterruptedException;
  }

  /// @param last what to do when it has stopped
  public Loop(String name, Step step, Runnable last, Retry retry, InstantSource clock) {
    this.name = name;
    this.step = step;
    this.last = last;
    this.retry = retry;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name(name).start(this::repeat);
  }

  /// Interrupts the step at hand, and waits until all has ended.
  @Override
  public void stop() {
    running = false;
    var repeating = thread;
    if (repeating == null) {
      return;
    }
    repeating.interrupt();
    try {
      if (!repeating.join(END)) {
        log.warn("{} does not end", name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void repeat() {
    var pause = retry.firstPause();
    try {
      while (running) {
        try {
          step.take();
          worked();
          pause = retry.firstPause();
        } catch (RuntimeException failure) {
          // whatever it is, the next step may succeed, and without this thread none would
          if (!running) {
            break;
          }
          failed(failure);
          Thread.sleep(pause);
          pause = retry.after(pause);
        }
      }
    } catch (InterruptedException stopped) {
      log.debug("{} was interrupted", name);
    }
    var _ = Thread.interrupted(); // what interrupted a wait must not interrupt what comes last
    last.run();
  }

  private void worked() {
    if (told) {
      log.info("{} works again", name);
    }
    failingSince = null;
    told = false;
  }

  private void failed(RuntimeException failure) {
    var now = clock.instant();
    var since = failingSince == null ? now : failingSince;
    failingSince = since;
    if (told) {
      return;
    }
    if (!retry.isAbsence().test(failure)) {
      log.error("{} fails, and is tried again", name, failure);
      told = true;
    } else if (!now.isBefore(since.plus(retry.grace()))) {
      log.warn("{} fails since {}, and is tried again: {}", name, since, failure.getMessage());
      told = true;
    }
  }
}
