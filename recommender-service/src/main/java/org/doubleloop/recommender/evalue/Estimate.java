package org.doubleloop.recommender.evalue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.evalue.DifferenceSequence.Pair;

/// By how much b's mean exceeds a's, stratified by how chance gave the two: strata weigh by their
/// units.
///
/// @param units of both
/// @param variance of the difference
public record Estimate(double units, double difference, double variance) {
  private static final Comparator<Pair> ORDER =
      Comparator.comparingLong((Pair pair) -> pair.a().units())
          .thenComparingLong(pair -> pair.b().units())
          .thenComparingDouble(pair -> pair.a().sum())
          .thenComparingDouble(pair -> pair.b().sum())
          .thenComparingDouble(pair -> pair.a().squares())
          .thenComparingDouble(pair -> pair.b().squares());

  /// Strata in which one of the two was never given say nothing; nothing is said where all are
  /// such.
  public static Optional<Estimate> of(List<Pair> pairs) {
    List<Pair> telling = pairs.stream().filter(Pair::tellsBoth).sorted(ORDER).toList();
    double units = telling.stream().mapToLong(Pair::units).sum();
    double difference = 0;
    double variance = 0;
    for (Pair pair : telling) {
      double weight = pair.units() / units;
      difference += weight * (pair.b().mean() - pair.a().mean());
      variance += weight * weight * (pair.a().varianceOfMean() + pair.b().varianceOfMean());
    }
    return telling.isEmpty()
        ? Optional.empty()
        : Optional.of(new Estimate(units, difference, variance));
  }

  /// The logarithm of how much likelier the estimate is with one true difference than with another:
  /// Wald's sequential test for a mean, with the information that the variance says. For many units
  /// it is an e-value at every look against the other difference, and against any that lies beyond
  /// it as seen from the first.
  public double logRatio(double one, double other) {
    return (one - other) * (difference - (one + other) / 2) / variance;
  }
}
