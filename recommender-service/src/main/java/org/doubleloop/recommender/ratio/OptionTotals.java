package org.doubleloop.recommender.ratio;

/// What units that chance has given something add up to for one option: in whole numbers, so that
/// their order does not matter.
///
/// @param observed how many were given it
/// @param expected the sum of the probabilities with which they were to be, in billionths
/// @param variance the sum of `p (1 - p)`, in billionths
public record OptionTotals(long observed, long expected, long variance) {
  /// What one is, in the sums.
  static final long ONE = 1_000_000_000;

  static final OptionTotals NOTHING = new OptionTotals(0, 0, 0);

  /// One unit.
  ///
  /// @param propensity in billionths
  static OptionTotals of(boolean given, long propensity) {
    return new OptionTotals(given ? 1 : 0, propensity, propensity * (ONE - propensity) / ONE);
  }

  OptionTotals plus(OptionTotals other) {
    return new OptionTotals(
        observed + other.observed, expected + other.expected, variance + other.variance);
  }

  public double expectedNumber() {
    return (double) expected / ONE;
  }

  /// How many more are observed than were expected.
  public double difference() {
    return observed - expectedNumber();
  }

  double varianceNumber() {
    return (double) variance / ONE;
  }
}
