package org.doubleloop.recommender.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClientException;

/// Repeats a step on a thread of its own until it is stopped: at once after a step that went well,
/// after a growing pause where the other side is down or refuses.
final class Follower implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  /// For how long another service may be away without a word: those that start together miss each
  /// other at first.
  static final Duration GRACE = Duration.ofSeconds(15);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final String name;
  private final Step step;
  private final Runnable last;
  private final InstantSource clock;
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable Instant failingSince;
  private boolean told;

  /// One read of a feed.
  @FunctionalInterface
  interface Step {
    void take() throws InterruptedException;
  }

  /// @param last what to do when it has stopped
  Follower(String name, Step step, Runnable last, InstantSource clock) {
    this.name = name;
    this.step = step;
    this.last = last;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name(name).start(this::follow);
  }

  @Override
  public void stop() {
    running = false;
    var following = thread;
    if (following != null) {
      following.interrupt();
      try {
        following.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void follow() {
    var pause = FIRST_PAUSE;
    while (running) {
      try {
        step.take();
        worked();
        pause = FIRST_PAUSE;
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        // Whatever it was, the feed has to be followed again; nothing was taken from the page.
        if (running) {
          failed(e);
        }
        if (!sleep(pause)) {
          break;
        }
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    }
    // What interrupted the wait must not interrupt the saving.
    Thread.interrupted();
    last.run();
  }

  private void worked() {
    if (told) {
      log.info("Following {} again", name);
    }
    failingSince = null;
    told = false;
  }

  private void failed(RuntimeException e) {
    var now = clock.instant();
    var since = failingSince == null ? now : failingSince;
    failingSince = since;
    if (told) {
      return;
    }
    // That the other side is not there is no fault of this code's, and needs no stack trace.
    if (!(e instanceof RestClientException || e instanceof TokenUnavailableException)) {
      log.error("Cannot follow {}", name, e);
      told = true;
    } else if (!now.isBefore(since.plus(GRACE))) {
      log.warn("Cannot follow {} since {}: {}", name, since, e.getMessage());
      told = true;
    }
  }

  private static boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
