package org.doubleloop.recommender.evalue;

import java.util.stream.IntStream;

/// The e-value that something happens more often than a given share of the time, from totals alone:
/// bets on shares above it, in equal steps up to 1 and equal stakes, each winning its likelihood
/// over that of the given share (Robbins, "Statistical methods related to the law of the iterated
/// logarithm", Annals of Mathematical Statistics 1970). Where it happens no more often than that,
/// its mean is at most 1 at every look.
public final class Excess {
  private static final int BETS = 40;

  private Excess() {}

  /// The natural logarithm of the e-value; 0 without a trial.
  ///
  /// @param level from 0 to 1, both left out
  public static double logE(long trials, long successes, double level) {
    if (!(level > 0 && level < 1 && successes >= 0 && successes <= trials)) {
      throw new IllegalArgumentException(
          "No share to exceed: " + successes + " of " + trials + ", " + level);
    }
    return LogSum.of(
            IntStream.range(0, BETS)
                .mapToDouble(bet -> level + (1 - level) * (bet + .5) / BETS)
                .map(share ->
                    successes * Math.log(share / level)
                        + (trials - successes) * Math.log((1 - share) / (1 - level)))
                .toArray())
        - Math.log(BETS);
  }
}
