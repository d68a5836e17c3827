package org.doubleloop.recommender.evalue;

import java.util.List;
import java.util.Optional;

/// By how much b's mean exceeds a's, as an interval that may be looked at as often as one likes:
/// the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
/// "Time-uniform central limit theory and asymptotic confidence sequences" (Annals of Statistics
/// 2024, arXiv 2103.06476), their theorem 2.2, for a difference of means that is stratified by how
/// chance gave the two: strata weigh by their units.
///
/// Asymptotic: it promises its level for many units, and does not where only a few have succeeded.
/// The variance is that of the stratified difference, times the number of units.
public final class DifferenceSequence {
  /// How often it may be wrong, at any look at all.
  public static final double LEVEL = .05;

  /// The number of units at which it is about as narrow as it can be; fixed before any was seen.
  private static final double NARROWEST = 1_000;

  private static final double RHO_SQUARED =
      (-2 * Math.log(LEVEL) + Math.log(1 - 2 * Math.log(LEVEL))) / NARROWEST;

  /// The two options in one stratum.
  public record Pair(Arm a, Arm b) {
    long units() {
      return a.units() + b.units();
    }

    boolean tellsBoth() {
      return a.units() > 0 && b.units() > 0;
    }
  }

  private DifferenceSequence() {}

  /// Of units that succeed or fail.
  public static Optional<Interval> of(List<Stratum> strata) {
    return ofPairs(
        strata.stream()
            .map(stratum ->
                new Pair(
                    Arm.of(stratum.aFailures(), stratum.aSuccesses()),
                    Arm.of(stratum.bFailures(), stratum.bSuccesses())))
            .toList());
  }

  /// Of values from 0 to 1. Strata in which one of the two was never given say nothing; nothing is
  /// said where all are such.
  public static Optional<Interval> ofPairs(List<Pair> pairs) {
    return Estimate.of(pairs)
        .map(each -> Interval.around(each.difference(), radius(each.units(), each.variance())));
  }

  /// @param variance of the estimate
  static double radius(double units, double variance) {
    double grown = units * RHO_SQUARED + 1;
    return Math.sqrt(
        variance * 2 * grown / (units * RHO_SQUARED) * Math.log(Math.sqrt(grown) / LEVEL));
  }
}
