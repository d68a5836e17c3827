package org.doubleloop.bench;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/// A mean over repetitions, give or take half of its 95 % interval (Student's t).
record Estimate(double mean, double half) {
  static Estimate of(List<Double> values) {
    int size = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / size;
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / (size - 1) / size);
    return new Estimate(
        mean, error * TDistribution.of(size - 1.0).inverseSurvivalProbability(0.025));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f +-%.4f", mean, half);
  }
}
