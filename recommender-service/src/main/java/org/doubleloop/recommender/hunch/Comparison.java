package org.doubleloop.recommender.hunch;

/// How far what came of an option exceeds its share by chance, added up over strata.
///
/// Without a difference, and given what came of a unit, it had the option with the known chance q,
/// whatever was learned before and whatever is suggested since. So `(1 - p) (b's successes - q
/// times all) - p (b's failures - q times all)` is expected to be zero, at whatever rate p, and its
/// variance is about the sum of the squares of its steps: a self-normalised martingale (de la Peña,
/// Lai and Shao 2009). Differences of rates would not do: what looks bad by luck is given less, and
/// keeps looking bad.
///
/// @param pairs so many pairs of a unit of each it is worth
/// @param excess the sum
/// @param squares of its steps
public record Comparison(double pairs, double excess, double squares) {
  static final Comparison NONE = new Comparison(0, 0, 0);

  /// So many pairs without a difference are taken to have been seen before.
  private static final double PRIOR_PAIRS = 8;

  private static final double LEAST_RATE = .001;

  /// One stratum more.
  ///
  /// @param q of the units, the share that chance gives b
  /// @param p the common rate of all that are compared
  Comparison plus(double q, double aTrials, double aSum, double bTrials, double bSum, double p) {
    double rate = Math.clamp(p, LEAST_RATE, 1 - LEAST_RATE);
    double other = 1 - q;
    double aFailures = aTrials - aSum;
    double bFailures = bTrials - bSum;
    return new Comparison(
        pairs + q * other * (aTrials + bTrials),
        excess
            + (1 - rate) * (other * bSum - q * aSum)
            - rate * (other * bFailures - q * aFailures),
        squares
            + (1 - rate) * (1 - rate) * (other * other * bSum + q * q * aSum)
            + rate * rate * (other * other * bFailures + q * q * aFailures));
  }

  /// How many standard errors it is, shrunk towards no difference as a belief is that starts from
  /// some pairs without one: a few units have to differ by more than many.
  double score() {
    return squares == 0
        ? 0
        : excess / Math.sqrt(squares) * Math.sqrt(pairs / (pairs + PRIOR_PAIRS));
  }

  /// How many standard errors a part, which this is, exceeds the rest of a whole.
  double aheadOfRest(Comparison whole) {
    double rest = whole.pairs - pairs;
    double restSquares = whole.squares - squares;
    if (rest <= 0 || restSquares <= 0 || pairs == 0) {
      return 0;
    }
    return (excess / pairs - (whole.excess - excess) / rest)
        / Math.sqrt(squares / (pairs * pairs) + restSquares / (rest * rest));
  }
}
