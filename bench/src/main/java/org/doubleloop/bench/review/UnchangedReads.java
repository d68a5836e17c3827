package org.doubleloop.bench.review;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.Latencies;

/// Asks for what has not changed at a steady pace, whether answers keep up or not; latency counts
/// from when a request is due.
final class UnchangedReads {
  private static final int[] PACES = {100, 200, 300, 500};
  private static final int AIMED_AT = 500;
  private static final double LONGEST = 25;

  private final KeptConnections connections;
  private final IntFunction<String> paths;
  private final Duration time;
  private final Supplier<Duration> busy;

  /// @param paths of the requests, by their numbers
  /// @param time for which each pace is kept
  /// @param busy the CPU time that the process has taken
  UnchangedReads(
      KeptConnections connections,
      IntFunction<String> paths,
      Duration time,
      Supplier<Duration> busy) {
    this.connections = connections;
    this.paths = paths;
    this.time = time;
    this.busy = busy;
  }

  /// Prints what came of each pace, the slowest first.
  void say() throws InterruptedException {
    for (int pace : PACES) {
      var refused = new AtomicInteger();
      Duration before = busy.get();
      long start = System.nanoTime();
      Latencies latencies = at(pace, refused);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = busy.get().minus(before).toNanos() / 1e6 / (time.toSeconds() * pace);
      String name = "review.policy-unchanged." + pace;
      System.out.println(new Figure(name + ".served", latencies.size() / seconds, "/s").line());
      System.out.println(new Figure(name + ".cpu", cpu, "ms").line());
      if (latencies.size() > 0) {
        System.out.println(new Figure(name + ".p50", latencies.exceededBy(0.5), "ms").line());
      }
      var others = new Figure(name + ".refused", refused.get(), "requests");
      System.out.println(pace == AIMED_AT ? others.atMost(0) : others.line());
      if (latencies.size() > 0) {
        var slowest = new Figure(name + ".p99", latencies.exceededBy(0.01), "ms");
        System.out.println(pace == AIMED_AT ? slowest.atMost(LONGEST) : slowest.line());
      }
    }
  }

  /// @param refused counts the requests that were answered otherwise, or not at all
  private Latencies at(int pace, AtomicInteger refused) throws InterruptedException {
    var taken = new ConcurrentLinkedQueue<Long>();
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < time.toSeconds() * pace; i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / pace;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        String path = paths.apply(i);
        threads.execute(() -> {
          if (isUnchanged(path)) {
            taken.add(System.nanoTime() - due);
          } else {
            refused.incrementAndGet();
          }
        });
      }
    }
    var latencies = new Latencies();
    taken.forEach(latencies::add);
    return latencies;
  }

  private boolean isUnchanged(String path) {
    try {
      return connections.get(path) == 304;
    } catch (IOException refused) {
      return false;
    }
  }
}
