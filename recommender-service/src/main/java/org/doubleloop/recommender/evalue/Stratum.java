package org.doubleloop.recommender.evalue;

import java.util.Comparator;

/// What came of the units that chance gave option a or option b, while it gave b always with the
/// same odds: of one version, one set of eligible options and one top, or of one trial.
///
/// @param q of those given a or b, the share that chance gave b: pi_b / (pi_a + pi_b)
public record Stratum(double q, long aFailures, long aSuccesses, long bFailures, long bSuccesses)
    implements Comparable<Stratum> {

  // Sums of doubles run in this order, so that the order in which strata are told changes nothing.
  private static final Comparator<Stratum> ORDER =
      Comparator.comparingDouble(Stratum::q)
          .thenComparingLong(Stratum::aFailures)
          .thenComparingLong(Stratum::aSuccesses)
          .thenComparingLong(Stratum::bFailures)
          .thenComparingLong(Stratum::bSuccesses);

  public Stratum {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException("Chance must give both options: " + q);
    }
    if (aFailures < 0 || aSuccesses < 0 || bFailures < 0 || bSuccesses < 0) {
      throw new IllegalArgumentException("A count is never below zero");
    }
  }

  /// The same with a in the place of b.
  public Stratum swapped() {
    return new Stratum(
        1 - q,
        /* aFailures= */ bFailures,
        /* aSuccesses= */ bSuccesses,
        /* bFailures= */ aFailures,
        /* bSuccesses= */ aSuccesses);
  }

  /// The same with failures for successes: for a metric that is wanted to fall.
  public Stratum inverted() {
    return new Stratum(
        q,
        /* aFailures= */ aSuccesses,
        /* aSuccesses= */ aFailures,
        /* bFailures= */ bSuccesses,
        /* bSuccesses= */ bFailures);
  }

  public long aTrials() {
    return Math.addExact(aFailures, aSuccesses);
  }

  public long bTrials() {
    return Math.addExact(bFailures, bSuccesses);
  }

  boolean isEmpty() {
    return aTrials() + bTrials() == 0;
  }

  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
