package org.doubleloop.recommender.evalue;

import java.util.stream.IntStream;

/// The bets that are placed at once on b being better, each on one pair of rates.
///
/// Given what came of a unit, that chance gave it b has the odds `q p_b : (1 - q) p_a` where it
/// succeeded, and `q (1 - p_b) : (1 - q) (1 - p_a)` where it failed; without a difference they are
/// `q : 1 - q`. So a bet on the rates p_a and p_b wins the factor `p_b / p` with a success of b,
/// `p_a / p` with one of a, `(1 - p_b) / p'` and `(1 - p_a) / p'` with failures, where `p = (1 - q)
/// p_a + q p_b` and `p' = 1 - p`. Each factor is 1 on average without a difference, and less where
/// b is worse. A safe test for two streams (Turner, Ly and Grünwald, arXiv 2106.02693) with the
/// shares of the streams known, averaged over pairs of rates.
///
/// Which pairs is free: it decides by how much one wins, not whether it is fair. They are log odds
/// ratios in equal ratios around .6, which is from 15 to 24 percent, and for each of them a few
/// base rates: a base rate that is missed by 5 points at 15 percent costs two percent of what is
/// won.
final class Bets {
  private static final double[] BASES = {.01, .04, .15, .35, .65, .9};
  private static final double[] BASE_WEIGHTS = {.1, .2, .25, .2, .15, .1};
  private static final int EFFECTS = 20;
  private static final double LEAST = .005;
  private static final double MOST = 4;
  private static final double CENTRE = .6;
  private static final double SPREAD = 1.2;

  private static final double[] LOG_BASE_WEIGHTS =
      IntStream.range(0, BASES.length).mapToDouble(i -> Math.log(BASE_WEIGHTS[i])).toArray();
  private static final double[] LOG_ODDS =
      IntStream.range(0, BASES.length)
          .mapToDouble(i -> Math.log(BASES[i]) - Math.log1p(-BASES[i]))
          .toArray();
  private static final double[] LOG_RATIOS =
      IntStream.range(0, EFFECTS)
          .mapToDouble(i -> LEAST * Math.pow(MOST / LEAST, i / (EFFECTS - 1.0)))
          .toArray();
  private static final double[] LOG_WEIGHTS = logWeights();

  private Bets() {}

  private static double[] logWeights() {
    double[] weights = new double[EFFECTS];
    for (int i = 0; i < EFFECTS; i++) {
      double far = Math.log(LOG_RATIOS[i] / CENTRE) / SPREAD;
      weights[i] = -far * far / 2;
    }
    double all = LogSum.of(weights);
    for (int i = 0; i < EFFECTS; i++) {
      weights[i] -= all;
    }
    return weights;
  }

  /// How many log odds ratios are bet on.
  static int effects() {
    return EFFECTS;
  }

  /// The logarithm of the share that is placed on this log odds ratio.
  static double logWeight(int effect) {
    return LOG_WEIGHTS[effect];
  }

  /// The logarithm of what one stratum has made of a stake of 1 on this log odds ratio, spread over
  /// the base rates.
  static double logWon(int effect, Stratum stratum) {
    return logWon(
        effect,
        stratum.q(),
        (double) stratum.aFailures(),
        (double) stratum.aSuccesses(),
        (double) stratum.bFailures(),
        (double) stratum.bSuccesses());
  }

  /// The same of totals that need not be whole, such as expected ones.
  static double logWon(
      int effect,
      double q,
      double aFailures,
      double aSuccesses,
      double bFailures,
      double bSuccesses) {
    double down = q * LOG_RATIOS[effect];
    double up = (1 - q) * LOG_RATIOS[effect];
    double[] won = new double[BASES.length];
    for (int i = 0; i < won.length; i++) {
      double a = 1 / (1 + Math.exp(down - LOG_ODDS[i]));
      double b = 1 / (1 + Math.exp(-up - LOG_ODDS[i]));
      double pooled = (1 - q) * a + q * b;
      won[i] =
          LOG_BASE_WEIGHTS[i]
              + aSuccesses * Math.log(a / pooled)
              + bSuccesses * Math.log(b / pooled)
              + aFailures * Math.log((1 - a) / (1 - pooled))
              + bFailures * Math.log((1 - b) / (1 - pooled));
    }
    return LogSum.of(won);
  }
}
