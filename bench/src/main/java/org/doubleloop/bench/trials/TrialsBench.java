package org.doubleloop.bench.trials;

/// All figures of hunches, trials and what holds, one after the other.
public final class TrialsBench {
  private TrialsBench() {}

  /// Takes how many runs each figure is measured in, and the first one's seed.
  public static void main(String[] arguments) {
    Runs runs = Runs.of(arguments);
    TrialBench.run(runs);
    HunchBench.run(runs);
    HoldsBench.run(runs);
    FollowersBench.run(runs.fewer(5));
  }
}
