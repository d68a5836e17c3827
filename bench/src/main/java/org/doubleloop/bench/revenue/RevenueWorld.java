package org.doubleloop.bench.revenue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// A world in which most actions bring nothing and a few bring very different amounts: the share of
/// those that bring anything is 3 to 40 of a hundred, what they bring is log-normal with a spread
/// of 0.6 to 1.4 in natural logarithms round a median of 80, and the cap lies where 80 to 99 of a
/// hundred of those that bring anything stay below it.
///
/// @param share of actions that bring anything
/// @param location the logarithm of the median of what they bring
/// @param spread of that logarithm
/// @param cap the most that one counts for
record RevenueWorld(double share, double location, double spread, double cap) {

  static RevenueWorld drawn(SplittableRandom random) {
    double location = Math.log(80);
    double spread = random.nextDouble(0.6, 1.4);
    double below = random.nextDouble(0.8, 0.99);
    return new RevenueWorld(
        random.nextDouble(0.03, 0.4),
        location,
        spread,
        LogNormalDistribution.of(location, spread).inverseCumulativeProbability(below));
  }

  /// What an action is worth on average, capped: the closed form of a limited log-normal mean.
  double mean() {
    var normal = NormalDistribution.of(0, 1);
    double place = (Math.log(cap) - location) / spread;
    double below =
        Math.exp(location + spread * spread / 2) * normal.cumulativeProbability(place - spread);
    return share * (below + cap * normal.survivalProbability(place));
  }

  /// The amounts that one action brings, in one to three parts; none where it brings nothing.
  List<Double> brought(SplittableRandom random) {
    if (random.nextDouble() >= share) {
      return List.of();
    }
    double all = Math.exp(location + spread * random.nextGaussian());
    int parts = random.nextInt(1, 4);
    var amounts = new ArrayList<Double>();
    for (int part = 1; part < parts; part++) {
      double some = all * random.nextDouble();
      amounts.add(some);
      all -= some;
    }
    amounts.add(all);
    return amounts;
  }
}
