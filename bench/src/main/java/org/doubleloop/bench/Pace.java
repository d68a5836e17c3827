package org.doubleloop.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// How fast one thread decides and learns, over all rows of a log.
///
/// @param perSecond pairs of one decision and one lesson
/// @param median microseconds that a pair takes
/// @param slowest microseconds that one pair in a hundred exceeds
record Pace(double perSecond, double median, double slowest) {
  private static final int WARM_UP = 4;
  private static final int PASSES = 5;

  /// Each pass starts with a learner that knows nothing, so that what it costs to measure weights
  /// again while counts grow is part of it.
  static Pace of(List<ReplayLog.Row> rows, Supplier<Learner> learners) {
    for (int pass = 0; pass < WARM_UP; pass++) {
      pass(rows, learners.get(), new long[rows.size()]);
    }
    long[] nanos = new long[PASSES * rows.size()];
    for (int pass = 0; pass < PASSES; pass++) {
      long[] measured = new long[rows.size()];
      pass(rows, learners.get(), measured);
      System.arraycopy(measured, 0, nanos, pass * rows.size(), rows.size());
    }
    double total = Arrays.stream(nanos).sum();
    Arrays.sort(nanos);
    return new Pace(
        nanos.length / total * 1e9,
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3);
  }

  private static void pass(List<ReplayLog.Row> rows, Learner learner, long[] nanos) {
    long before = System.nanoTime();
    for (int i = 0; i < nanos.length; i++) {
      ReplayLog.Row row = rows.get(i);
      String chosen = learner.choose(row.context());
      learner.learn(new ReplayLog.Row(row.context(), chosen, row.success()));
      long now = System.nanoTime();
      nanos[i] = now - before;
      before = now;
    }
  }
}
