package org.doubleloop.signal.connector;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does the same round over and over until it is closed. A round that fails is tried
/// again after a pause that grows while it goes on failing.
final class StoreLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StoreLoop.class);

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /// One round; may wait for something to do.
  interface Round {
    void run() throws InterruptedException;
  }

  StoreLoop(String name, Round round) {
    this.thread = Thread.ofVirtual().name(name).start(() -> repeat(name, round));
  }

  private void repeat(String name, Round round) {
    int failures = 0;
    try {
      while (closing.getCount() > 0) {
        try {
          round.run();
          if (failures > 0) {
            log.info("{} works again after {} failures", name, failures);
          }
          failures = 0;
        } catch (RuntimeException failure) {
          // whatever it is, the next round may succeed, and without the thread none would
          if (closing.getCount() == 0) {
            return;
          }
          if (failures++ == 0) {
            log.warn("{} fails and is tried again", name, failure);
          }
          pause(failures);
        }
      }
    } catch (InterruptedException closed) {
      log.debug("{} was interrupted", name);
    }
  }

  private void pause(int failures) throws InterruptedException {
    var _ =
        closing.await(
            FIRST_PAUSE_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS), TimeUnit.MILLISECONDS);
  }

  /// Ends the thread, in the middle of a round if need be, and waits until it has ended.
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        log.warn("{} does not end", thread.getName());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
