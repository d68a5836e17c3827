package org.doubleloop.bench.trials;

/// Says what would be suggested without chance.
///
/// A rule names option 0 for everybody; or the best so far is suggested, by the values of the first
/// two attributes, each option's rate there held back as if 50 units had come to its rate
/// everywhere.
final class Chooser {
  private static final double HELD_BACK = 50;

  private final Market market;
  private final boolean learns;
  private final int[] trials;
  private final int[] successes;
  private final int[] allTrials;
  private final int[] allSuccesses;
  private int[] tops;

  Chooser(Market market, boolean learns) {
    this.market = market;
    this.learns = learns;
    int segments = market.sizes().stream().limit(2).reduce(1, (one, other) -> one * other);
    this.trials = new int[segments * market.options()];
    this.successes = new int[segments * market.options()];
    this.allTrials = new int[market.options()];
    this.allSuccesses = new int[market.options()];
    this.tops = new int[segments];
  }

  int top(int[] values) {
    return tops[segment(values)];
  }

  void learn(int[] values, int option, boolean success) {
    int at = segment(values) * market.options() + option;
    trials[at]++;
    allTrials[option]++;
    if (success) {
      successes[at]++;
      allSuccesses[option]++;
    }
  }

  /// Takes in what was learned since the last time.
  void refresh() {
    if (!learns) {
      return;
    }
    int[] next = new int[tops.length];
    for (int segment = 0; segment < tops.length; segment++) {
      for (int option = 1; option < market.options(); option++) {
        if (rate(segment, option) > rate(segment, next[segment])) {
          next[segment] = option;
        }
      }
    }
    tops = next;
  }

  private double rate(int segment, int option) {
    int at = segment * market.options() + option;
    double everywhere = (allSuccesses[option] + 1.0) / (allTrials[option] + 2.0);
    return (successes[at] + HELD_BACK * everywhere) / (trials[at] + HELD_BACK);
  }

  private int segment(int[] values) {
    int segment = 0;
    for (int i = 0; i < Math.min(2, values.length); i++) {
      segment = segment * market.sizes().get(i) + values[i];
    }
    return segment;
  }
}
