package org.doubleloop.recommender.evalue;

/// What the units came to that were given one option: their number, and of values from 0 to 1 the
/// sum and the sum of squares.
public record Arm(long units, double sum, double squares) {
  // Rounding may leave squares a little above a sum that they cannot exceed.
  private static final double ROUNDING = 1e-9;

  public Arm {
    double slack = ROUNDING * Math.max(1, units);
    if (!(units >= 0 && squares >= 0 && squares <= sum + slack && sum <= units + slack)) {
      throw new IllegalArgumentException(
          "Not the sums of " + units + " values from 0 to 1: " + sum + ", " + squares);
    }
  }

  /// Units that succeed or fail.
  public static Arm of(long failures, long successes) {
    return new Arm(Math.addExact(failures, successes), successes, successes);
  }

  /// Units that are worth whole numbers up to `whole`.
  ///
  /// @param squares the sum of the squares of these numbers
  public static Arm ofParts(long units, long sum, long squares, long whole) {
    return new Arm(units, (double) sum / whole, squares / ((double) whole * whole));
  }

  double mean() {
    return sum / units;
  }

  /// The variance of the mean. Half a unit at each end is counted in: a few units that happen to be
  /// alike do not make it certain.
  double varianceOfMean() {
    double more = units + 1.0;
    double mean = (sum + .5) / more;
    return Math.max(0, (squares + .5) / more - mean * mean) / units;
  }
}
