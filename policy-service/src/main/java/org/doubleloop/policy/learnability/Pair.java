package org.doubleloop.policy.learnability;

import org.apache.commons.numbers.gamma.LogBeta;

/// Two options that are compared, and the test that judges them.
///
/// Given what came of a unit that had one of the two, it had the second one with probability `q`
/// where the options do not differ. So of the successes, and of the failures, those of the second
/// are binomial, and the e-value is the likelihood ratio of a Beta mixture for each, multiplied: at
/// 20 the difference is found (Robbins, Ann. Math. Stat. 1970; Turner, Ly and Grünwald, "Generic
/// e-variables for exact sequential k-sample tests", JSPI 2024). Each mixture has its mean at `q`,
/// and a standard deviation of the log odds of about one half for successes and one eighth for
/// failures, as the same difference moves the odds of what is rare the more.
///
/// @param q the share of the second among the units of both
/// @param first its true rate of success
/// @param second the same of the second
record Pair(double q, double first, double second) {

  static final double FOUND = Math.log(20);

  /// One over the variance of the log odds.
  private static final double SUCCESSES = 4;

  private static final double FAILURES = 64;

  /// Found by simulation.
  private static final double PART = 0.3;

  /// What came of some units, by what is expected of them.
  ///
  /// @param number of them
  /// @param second those of the second option
  /// @param prior what the mixture is worth, in the terms of the information that [#passing()]
  ///   weighs
  record Side(double q, double number, double second, double prior) {

    /// The logarithm of the e-value.
    double evidence() {
      return evidence(second);
    }

    /// The same where options do not differ: less than nothing, as the mixture bets on others too.
    double withoutDifference() {
      return evidence(number * q);
    }

    private double evidence(double ofSecond) {
      double alpha = prior / (1 - q);
      double beta = prior / q;
      double ofFirst = number - ofSecond;
      return LogBeta.value(alpha + ofSecond, beta + ofFirst)
          - LogBeta.value(alpha, beta)
          - ofSecond * Math.log(q)
          - ofFirst * Math.log1p(-q);
    }

    /// The variance of what is seen against that where options do not differ; only part of it is
    /// there by the time at which most differences are found.
    double spread() {
      double share = second / number;
      return Math.pow(share * (1 - share) / (q * (1 - q)), PART);
    }

    /// How much of what it says the mixture lets pass.
    double passing() {
      double information = number * q * (1 - q);
      return information / (information + prior);
    }
  }

  Side successes(double units) {
    return new Side(q, units * (q * second + (1 - q) * first), units * q * second, SUCCESSES);
  }

  Side failures(double units) {
    return new Side(
        q, units * (q * (1 - second) + (1 - q) * (1 - first)), units * q * (1 - second), FAILURES);
  }
}
