package org.doubleloop.policy.learnability;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Lives through comparisons unit by unit, and looks after each. It shares nothing with what it
/// tests: the e-value is a product of what the mixtures predict, one unit after the other.
final class Trials {

  private final double[] shares;
  private final double[] rates;
  private final SplittableRandom random;

  /// @param shares how likely a unit is to get each option; the first two are compared
  /// @param rates of success of these two
  Trials(double[] shares, double[] rates, long seed) {
    this.shares = shares;
    this.rates = rates;
    this.random = new SplittableRandom(seed);
  }

  /// How many units each of so many comparisons took, in ascending order.
  double[] found(int runs) {
    double[] units = new double[runs];
    Arrays.setAll(units, _ -> one());
    Arrays.sort(units);
    return units;
  }

  private int one() {
    double q = shares[1] / (shares[0] + shares[1]);
    double[][] seen = {{64 / q, 64 / (1 - q)}, {4 / q, 4 / (1 - q)}};
    double wealth = 1;
    int units = 0;
    while (wealth < 20) {
      units++;
      double drawn = random.nextDouble();
      if (drawn >= shares[0] + shares[1]) {
        continue;
      }
      int option = drawn < shares[0] ? 0 : 1;
      double[] like = seen[random.nextDouble() < rates[option] ? 1 : 0];
      wealth *= like[option] / (like[0] + like[1]) / (option == 1 ? q : 1 - q);
      like[option]++;
    }
    return units;
  }
}
