package org.doubleloop.bench;

import java.util.Arrays;

/// How long each of many calls took, as their caller saw it.
public final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  /// @param taken nanoseconds
  public void add(long taken) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = taken;
  }

  public int size() {
    return size;
  }

  /// Seconds of all calls together.
  double total() {
    return Arrays.stream(nanos, 0, size).sum() / 1e9;
  }

  /// Milliseconds that no more than this share of the calls exceeds.
  ///
  /// @param share such as 0.01
  public double exceededBy(double share) {
    if (size == 0) {
      throw new IllegalStateException("Nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[size - 1 - (int) (size * share)] / 1e6;
  }
}
