package org.doubleloop.bench.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/// A mean over worlds with its standard error.
record Sample(double mean, double error) {
  private static final int THREADS = 2;

  static Sample of(List<Double> values) {
    int size = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / size;
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new Sample(mean, Math.sqrt(squares / (size - 1) / size));
  }

  static <T> Sample of(List<T> worlds, ToDoubleFunction<T> value) {
    return of(worlds.stream().mapToDouble(value).boxed().toList());
  }

  /// Lives through that many worlds, each with its own seed, two at a time.
  static <T> List<T> worlds(int number, long firstSeed, LongFunction<T> world) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<CompletableFuture<T>> running = new ArrayList<>(number);
      for (int i = 0; i < number; i++) {
        long seed = firstSeed + i;
        running.add(CompletableFuture.supplyAsync(() -> world.apply(seed), threads));
      }
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f (%.4f)", mean, error);
  }
}
