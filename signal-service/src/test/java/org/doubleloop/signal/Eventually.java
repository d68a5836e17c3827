package org.doubleloop.signal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for what is bound to come.
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Eventually() {}

  /// Tries until the assertion holds; its failure is the test's when the time is up.
  public static void holds(ThrowingCallable assertion) {
    long until = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > until) {
          throw notYet;
        }
        LockSupport.parkNanos(1_000_000);
      } catch (Throwable broken) {
        throw new IllegalStateException(broken);
      }
    }
  }
}
