package org.doubleloop.recommender.fit;

/// Log odds of rates: what effects are added up in.
public final class LogOdds {
  private LogOdds() {}

  /// @param rate from 0 to 1, both excluded
  public static double of(double rate) {
    return Math.log(rate / (1 - rate));
  }

  public static double rate(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  /// By how much counts move a rate that was expected.
  ///
  /// @param weight how many trials the expectation is worth
  static double effect(double trials, double successes, double expected, double weight) {
    return of((successes + weight * expected) / (trials + weight)) - of(expected);
  }

  /// A rate with its log odds moved by so much.
  static double shifted(double rate, double shift) {
    return rate(of(rate) + shift);
  }
}
