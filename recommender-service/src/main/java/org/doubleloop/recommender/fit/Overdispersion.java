package org.doubleloop.recommender.fit;

/// How far true means scatter round what is believed of them from the cell around, measured by
/// moments.
///
/// Where the mean of each option in each cell is drawn from a Beta with mean `m` and weight `w`,
/// the successes `s` of `n` trials have `E[(s - nm)^2] = n m (1 - m) (1 + (n - 1) r)`, with `r = 1
/// / (w + 1)` (the beta-binomial's moments; Kleinman, JASA 1973). So each option in each cell gives
/// one noisy reading of `r`. They are averaged, each by how certain it is at the value that is
/// started from, together with that value itself, which is worth one reading from a large cell.
/// Without an effect `r` sinks and the weight grows, with a strong one a few readings bring the
/// weight down: nothing has to be set for a policy.
final class Overdispersion {
  /// Where it all starts: 400 trials, which says that options differ between the values of an
  /// attribute by about 0.14 in log odds, that is by 1.8 points at a rate of 15 %.
  static final double START_WEIGHT = 400;

  static final double START = 1 / (START_WEIGHT + 1);
  private static final double CERTAINTY = 0.5 / (START * START);
  private static final double LEAST = 1e-4;
  private static final double MOST = 0.5;

  private double weighted;
  private double certainty = CERTAINTY;

  /// @param weight what is expected, in trials
  Overdispersion(double weight) {
    this.weighted = CERTAINTY / (weight + 1);
  }

  /// @param mean the rate that all else lets expect
  /// @param free which part of what the trials differ by from that has not been fitted away
  void add(double trials, double successes, double mean, double free) {
    if (trials < 2) {
      return;
    }
    double residual = successes - trials * mean;
    double squared = residual * residual / (trials * mean * (1 - mean));
    double noise = 1 + (trials - 1) * START;
    double share = (trials - 1) / (2 * noise * noise);
    weighted += share * (squared - free);
    certainty += share * free * (trials - 1);
  }

  double value() {
    return Math.clamp(weighted / certainty, LEAST, MOST);
  }

  double weight() {
    return 1 / value() - 1;
  }
}
