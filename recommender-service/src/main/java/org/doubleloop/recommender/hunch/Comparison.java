package org.doubleloop.recommender.hunch;

/// Adds up over strata how much better one option did than another, with the weights of Mantel and
/// Haenszel (1959) for a difference of rates: `n_a n_b / (n_a + n_b)`.
///
/// @param weight so many pairs of a unit of each it is worth
/// @param difference the sum of weighted differences
/// @param variance the sum's
record Comparison(double weight, double difference, double variance) {
  static final Comparison NONE = new Comparison(0, 0, 0);

  /// So many pairs without a difference are taken to have been seen before.
  private static final double PRIOR_PAIRS = 8;

  /// A success and a failure at the common rate are counted in for the variance.
  private static final double SMOOTHING = 2;

  private static final double LEAST_RATE = .001;

  /// One stratum more.
  ///
  /// @param rate the common one of all that are compared
  Comparison plus(double aTrials, double aSum, double bTrials, double bSum, double rate) {
    if (aTrials == 0 || bTrials == 0) {
      return this;
    }
    double pairs = aTrials * bTrials / (aTrials + bTrials);
    return new Comparison(
        weight + pairs,
        difference + pairs * (bSum / bTrials - aSum / aTrials),
        variance + pairs * pairs * (scatter(aTrials, aSum, rate) + scatter(bTrials, bSum, rate)));
  }

  private static double scatter(double trials, double sum, double rate) {
    double within = Math.clamp(rate, LEAST_RATE, 1 - LEAST_RATE);
    double smooth = (sum + SMOOTHING * within) / (trials + SMOOTHING);
    return smooth * (1 - smooth) / trials;
  }

  /// How many standard errors the two are apart, shrunk towards no difference as a belief is that
  /// starts from some pairs without one: a few units have to differ by more than many.
  double score() {
    return variance == 0
        ? 0
        : difference / Math.sqrt(variance) * Math.sqrt(weight / (weight + PRIOR_PAIRS));
  }
}
