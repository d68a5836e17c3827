package org.doubleloop.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/// Workers that each do one thing after the other for some time.
public final class Load {
  private Load() {}

  /// A worker's way to do one thing.
  public interface Step {
    /// How many things were done, once they are acknowledged.
    int run() throws Exception;
  }

  /// Things done in a second by so many workers together.
  public static double perSecond(int workers, Duration time, IntFunction<Step> worker)
      throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Long>>();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    for (int w = 0; w < workers; w++) {
      var step = worker.apply(w);
      tasks.add(() -> {
        long done = 0;
        while (System.nanoTime() < end) {
          done += step.run();
        }
        return done;
      });
    }
    long done = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var task : threads.invokeAll(tasks)) {
        done += task.get();
      }
    }
    return done * 1e9 / (System.nanoTime() - begin);
  }
}
