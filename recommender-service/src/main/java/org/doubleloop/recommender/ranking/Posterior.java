package org.doubleloop.recommender.ranking;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// What is believed of a probability, as a Beta distribution.
public record Posterior(double alpha, double beta) {
  private static final double LEAST_RATE = 1e-9;

  /// A range with its ends.
  public record Interval(double low, double high) {}

  public Posterior {
    if (!(alpha > 0 && beta > 0)) {
      throw new IllegalArgumentException("Not a Beta distribution: " + alpha + ", " + beta);
    }
  }

  /// The Beta distribution with this mean and variance; never one that knows less than half a
  /// success and half a failure, as below that it no more holds its own mean.
  static Posterior of(double mean, double variance) {
    double within = Math.clamp(mean, LEAST_RATE, 1 - LEAST_RATE);
    double spread = within * (1 - within);
    double strength = Math.max(0.5 / Math.min(within, 1 - within), spread / variance - 1);
    return new Posterior(within * strength, (1 - within) * strength);
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
