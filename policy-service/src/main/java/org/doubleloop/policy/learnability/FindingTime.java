package org.doubleloop.policy.learnability;

import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/// By how many units of a pair its difference is found, with some probability, where it is looked
/// for after each.
///
/// The logarithm of the e-value is about half the squared length of a Brownian motion with drift,
/// in two dimensions (successes and failures), less what the mixtures cost. Along its drift it
/// crosses a curve; that it has done so by some time is told by the tangent to the curve there
/// (Siegmund, "Sequential Analysis", 1985, chapter 3: a line is crossed with an inverse Gaussian
/// time). Drift and costs are the exact ones at the expected counts. Held against simulation by a
/// test.
final class FindingTime {

  private static final double MOST = 1e12;
  private static final double PRECISION = 1e-4;
  private static final double STEP = 1e-3;

  /// What fluctuation across the drift adds by the time of the first crossing, for each dimension:
  /// one half on average at any time, somewhat more at its best.
  private static final double ACROSS = 0.75;

  private final Pair pair;

  FindingTime(Pair pair) {
    this.pair = pair;
  }

  /// Empty where it takes more than there ever will be.
  OptionalDouble by(double probability) {
    if (foundBy(MOST) < probability) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = Math.log(MOST);
    while (high - low > PRECISION) {
      double middle = (low + high) / 2;
      if (foundBy(Math.exp(middle)) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(Math.exp(high));
  }

  private double foundBy(double units) {
    double step = units * STEP;
    double before = distance(units - step);
    if (before == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double distance = distance(units);
    double slope = (distance(units + step) - before) / (2 * step);
    double start = distance - slope * units;
    double deviation = Math.sqrt(2 * units);
    double there = Erfc.value(distance / deviation) / 2;
    return start <= 0 ? there : there + earlier(start, slope * units, deviation);
  }

  /// How likely it is to have crossed the line before, and to be back below it.
  private static double earlier(double start, double rise, double deviation) {
    double back = (start - rise) / deviation;
    double distance = (start + rise) / deviation;
    return back > 0
        ? Math.exp(-distance * distance) * Erfcx.value(back) / 2
        : Math.exp(-4 * start * rise / (deviation * deviation)) * Erfc.value(back) / 2;
  }

  /// What a standard Brownian motion without drift would have to reach: more than there is where
  /// units are so few that the mixtures say nothing yet.
  private double distance(double units) {
    var successes = pair.successes(units);
    var failures = pair.failures(units);
    double cost = -successes.withoutDifference() - failures.withoutDifference();
    double bySuccesses = 2 * Math.max(0, successes.evidence() - successes.withoutDifference());
    double byFailures = 2 * Math.max(0, failures.evidence() - failures.withoutDifference());
    if (bySuccesses + byFailures == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double varianceOfSuccesses = successes.passing() * successes.spread();
    double varianceOfFailures = failures.passing() * failures.spread();
    double along =
        (varianceOfSuccesses * bySuccesses + varianceOfFailures * byFailures)
            / (bySuccesses + byFailures);
    double across = ACROSS * (varianceOfSuccesses + varianceOfFailures - along);
    double curve = Math.sqrt(2 * units * (Pair.FOUND - across + cost));
    return (curve - Math.sqrt(units * (bySuccesses + byFailures))) / Math.sqrt(along);
  }
}
