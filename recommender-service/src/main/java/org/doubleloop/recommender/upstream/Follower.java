package org.doubleloop.recommender.upstream;

import java.time.Duration;
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
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final String name;
  private final Step step;
  private final Runnable last;
  private volatile boolean running;
  private @Nullable Thread thread;

  /// One read of a feed.
  @FunctionalInterface
  interface Step {
    void take() throws InterruptedException;
  }

  /// @param last what to do when it has stopped
  Follower(String name, Step step, Runnable last) {
    this.name = name;
    this.step = step;
    this.last = last;
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
    boolean up = true;
    while (running) {
      try {
        step.take();
        if (!up) {
          log.info("Following {} again", name);
        }
        up = true;
        pause = FIRST_PAUSE;
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        // Whatever it was, the feed has to be followed again; nothing was taken from the page.
        if (running && up) {
          note(e);
        }
        up = false;
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

  /// That the other side is not there is no fault of this code's, and needs no stack trace.
  private void note(RuntimeException e) {
    if (e instanceof RestClientException || e instanceof TokenUnavailableException) {
      log.warn("Cannot follow {} for now: {}", name, e.getMessage());
    } else {
      log.error("Cannot follow {}", name, e);
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
