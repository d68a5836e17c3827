package org.doubleloop.recommender.fit;

/// Log odds of rates: what effects are added up in.
public final class LogOdds {
  // What 3 trials are worth at a rate of 15 %: a standard deviation of 1.6 in log odds.
  private static final double LEAST = 0.38;

  private LogOdds() {}

  /// @param rate from 0 to 1, both excluded
  public static double of(double rate) {
    return Math.log(rate / (1 - rate));
  }

  public static double rate(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  /// How many trials an expectation is worth: as many as are given, but never less than in which a
  /// success, or a failure, is expected with [#LEAST]. Else that a few trials have failed would
  /// weigh as much where one success is expected of them as where one is of a thousand, and each
  /// attribute would say it again.
  public static double weight(double weight, double expected) {
    return Math.max(weight, LEAST / (expected * (1 - expected)));
  }

  /// By how much counts move a rate that was expected.
  ///
  /// @param weight how many trials the expectation is worth
  static double effect(double trials, double successes, double expected, double weight) {
    double worth = weight(weight, expected);
    return of((successes + worth * expected) / (trials + worth)) - of(expected);
  }

  /// A rate with its log odds moved by so much.
  static double shifted(double rate, double shift) {
    return rate(of(rate) + shift);
  }
}
