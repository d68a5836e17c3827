package org.doubleloop.bench.chance;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/// Plain epsilon-greedy, by itself for each decision: with probability epsilon any option, evenly,
/// else the one with the best mean of what is known, the first where several have it. Of a decision
/// it is told once its window has closed.
final class EpsilonGreedy {

  private final double epsilon;
  private final SplittableRandom random;
  private final double[] successes;
  private final double[] trials;
  private final Deque<Open> open = new ArrayDeque<>();

  private record Open(Instant closes, int option, boolean success) {}

  EpsilonGreedy(double epsilon, int options, long seed) {
    this.epsilon = epsilon;
    this.random = new SplittableRandom(seed);
    this.successes = new double[options];
    this.trials = new double[options];
  }

  /// @param options how many there are by now
  int choose(int options) {
    if (random.nextDouble() < epsilon) {
      return random.nextInt(options);
    }
    int best = 0;
    for (int option = 1; option < options; option++) {
      if (mean(option) > mean(best)) {
        best = option;
      }
    }
    return best;
  }

  private double mean(int option) {
    return trials[option] == 0 ? 0 : successes[option] / trials[option];
  }

  void did(int option, boolean success, Instant now) {
    open.add(new Open(now.plus(Suggesting.WINDOW), option, success));
  }

  void pass(Instant now) {
    while (!open.isEmpty() && !open.element().closes().isAfter(now)) {
      var closed = open.remove();
      trials[closed.option()]++;
      successes[closed.option()] += closed.success() ? 1 : 0;
    }
  }
}
