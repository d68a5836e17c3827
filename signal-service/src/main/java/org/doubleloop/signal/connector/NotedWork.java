package org.doubleloop.signal.connector;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.doubleloop.kit.loop.Loop;

/// Looks at what this process has captured, a moment after it was captured and in batches.
public final class NotedWork implements Loop.Step {
  private static final int BATCH = 500;
  private static final Duration WAIT = Duration.ofSeconds(1);

  /// Most actions have no outcome yet: looking for each at once would cost the store as much as
  /// capturing it.
  private static final Duration GATHER = Duration.ofMillis(20);

  private final KeyQueue queue;
  private final Consumer<List<String>> work;

  public NotedWork(KeyQueue queue, Consumer<List<String>> work) {
    this.queue = queue;
    this.work = work;
  }

  @Override
  public void take() throws InterruptedException {
    var keys = queue.take(BATCH, WAIT, GATHER);
    boolean done = keys.isEmpty();
    try {
      if (!done) {
        work.accept(keys);
        done = true;
      }
    } finally {
      if (!done) {
        keys.forEach(queue::add);
      }
    }
  }
}
