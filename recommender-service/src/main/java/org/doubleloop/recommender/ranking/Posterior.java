package org.doubleloop.recommender.ranking;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// What is believed of a probability, as a Beta distribution.
public record Posterior(double alpha, double beta) {
  /// A range with its ends.
  public record Interval(double low, double high) {}

  public Posterior {
    if (!(alpha > 0 && beta > 0)) {
      throw new IllegalArgumentException("Not a Beta distribution: " + alpha + ", " + beta);
    }
  }

  /// The Beta distribution with this mean and variance; never one that knows less than one trial.
  static Posterior of(double mean, double variance) {
    double strength = Math.max(1, mean * (1 - mean) / variance - 1);
    return new Posterior(mean * strength, (1 - mean) * strength);
  }

  /// How many trials it is worth.
  public double strength() {
    return alpha + beta;
  }

  /// The central credible interval that holds this share of the belief, such as 0.95.
  public Interval interval(double share) {
    BetaDistribution distribution = BetaDistribution.of(alpha, beta);
    double tail = (1 - share) / 2;
    return new Interval(
        distribution.inverseCumulativeProbability(tail),
        distribution.inverseSurvivalProbability(tail));
  }
}
