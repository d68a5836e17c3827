package org.doubleloop.quickstart.telling;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again until an answer is as expected; two seconds is what the loop promises.
public final class Patience {

  static final Duration LIMIT = Duration.ofSeconds(2);

  /// Asking again takes from what is waited for.
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Patience() {}

  public static <T> T until(String expectation, Supplier<T> answer, Predicate<T> expected) {
    return until(expectation, answer, expected, LIMIT);
  }

  /// What is looked for once a while takes longer.
  public static <T> T until(
      String expectation, Supplier<T> answer, Predicate<T> expected, Duration limit) {
    long start = System.nanoTime();
    T latest = answer.get();
    while (!expected.test(latest)) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new StoryFailed(expectation + " within " + limit.toSeconds() + " s", latest);
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoryFailed(expectation, "interrupted");
      }
      latest = answer.get();
    }
    return latest;
  }
}
