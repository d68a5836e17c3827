package org.doubleloop.bench.chance;

import java.util.ArrayList;
import java.util.List;

/// What an option is worth, from those units that got it, each weighted by one over its propensity
/// (the self-normalised estimate). The interval is Wilson's (JASA 1927) for as many trials as would
/// have the estimate's standard error by the delta method.
final class Snips {

  private static final double NORMAL = 1.959964;

  private final List<double[]> units = new ArrayList<>();
  private double weights;
  private double squares;
  private double successes;

  /// An interval of a rate.
  record Interval(double low, double high) {
    boolean holds(double rate) {
      return low <= rate && rate <= high;
    }

    double width() {
      return high - low;
    }
  }

  void add(double propensity, boolean success) {
    double weight = 1 / propensity;
    units.add(new double[] {weight, success ? 1 : 0});
    weights += weight;
    squares += weight * weight;
    successes += success ? weight : 0;
  }

  double effectiveSample() {
    return units.isEmpty() ? 0 : weights * weights / squares;
  }

  Interval interval() {
    if (units.isEmpty()) {
      return new Interval(0, 1);
    }
    double rate = successes / weights;
    double variance =
        units.stream().mapToDouble(unit -> Math.pow(unit[0] * (unit[1] - rate), 2)).sum()
            / (weights * weights);
    double trials = rate > 0 && rate < 1 ? rate * (1 - rate) / variance : effectiveSample();
    double more = NORMAL * NORMAL / trials;
    double middle = (rate + more / 2) / (1 + more);
    double half = Math.sqrt(rate * (1 - rate) * more + more * more / 4) / (1 + more);
    return new Interval(middle - half, middle + half);
  }
}
