package org.doubleloop.kit.lane;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Callers that do the same at once, each on a thread of its own. Closing waits for all and fails
/// with the first that failed.
final class Crowd implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<? extends Future<?>> callers;

  private Crowd(int size, IntConsumer caller) {
    callers =
        IntStream.range(0, size).mapToObj(i -> threads.submit(() -> caller.accept(i))).toList();
  }

  static Crowd start(int size, IntConsumer caller) {
    return new Crowd(size, caller);
  }

  static void run(int size, IntConsumer caller) {
    start(size, caller).close();
  }

  boolean busy() {
    return callers.stream().anyMatch(caller -> !caller.isDone());
  }

  @Override
  public void close() {
    threads.close();
    for (Future<?> caller : callers) {
      if (caller.state() == Future.State.FAILED) {
        throw new AssertionError(caller.exceptionNow());
      }
    }
  }
}
