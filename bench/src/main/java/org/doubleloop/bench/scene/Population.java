package org.doubleloop.bench.scene;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.doubleloop.bench.peers.Situation;

/// Who comes: how frequent each attribute's values are, and how far attributes go together.
public final class Population {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[][] bounds;
  private final double shared;

  private Population(double[][] bounds, double shared) {
    this.bounds = bounds;
    this.shared = shared;
  }

  /// Attributes that have nothing to do with each other, some values up to three times as frequent
  /// as others.
  ///
  /// @param levels how many values each attribute has
  public static Population independent(List<Integer> levels, RandomGenerator random) {
    return correlated(levels, 0, random);
  }

  /// Attributes that have nothing to do with each other, all values equally frequent.
  public static Population even(List<Integer> levels) {
    double[][] bounds = new double[levels.size()][];
    for (int i = 0; i < bounds.length; i++) {
      int values = levels.get(i);
      bounds[i] = IntStream.rangeClosed(1, values).mapToDouble(v -> (double) v / values).toArray();
    }
    return new Population(bounds, 0);
  }

  /// Attributes that go together: behind each stands a normal number, and any two correlate.
  public static Population correlated(
      List<Integer> levels, double correlation, RandomGenerator random) {
    double[][] bounds = new double[levels.size()][];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bounds(levels.get(i), random);
    }
    return new Population(bounds, correlation);
  }

  private static double[] bounds(int values, RandomGenerator random) {
    double[] bounds = new double[values];
    double sum = 0;
    for (int value = 0; value < values; value++) {
      sum += random.nextDouble(0.5, 1.5);
      bounds[value] = sum;
    }
    for (int value = 0; value < values; value++) {
      bounds[value] = value == values - 1 ? 1 : bounds[value] / sum;
    }
    return bounds;
  }

  public Situation next(RandomGenerator random) {
    int[] values = new int[bounds.length];
    double common = shared == 0 ? 0 : random.nextGaussian() * Math.sqrt(shared);
    for (int i = 0; i < values.length; i++) {
      double place =
          shared == 0
              ? random.nextDouble()
              : NORMAL.cumulativeProbability(
                  common + random.nextGaussian() * Math.sqrt(1 - shared));
      while (values[i] < bounds[i].length - 1 && place >= bounds[i][values[i]]) {
        values[i]++;
      }
    }
    return new Situation(values);
  }
}
