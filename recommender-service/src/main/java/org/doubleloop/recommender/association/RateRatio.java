package org.doubleloop.recommender.association;

import java.util.List;
import org.doubleloop.recommender.hunch.Count;

/// How many times as often b succeeds as a, over strata: the risk ratio of Mantel and Haenszel with
/// the variance of Greenland and Robins (Biometrics 1985).
///
/// @param logRatio its natural logarithm
/// @param error the standard error of that
public record RateRatio(double logRatio, double error) {
  private static final double TWO_SIDED = 1.959963984540054;

  /// Two options where nothing else that is recorded differs.
  public record Stratum(Count a, Count b) {}

  /// Strata in which one of the two was never done say nothing. Without a success of both there is
  /// no ratio: it is 1, with an infinite error.
  public static RateRatio of(List<Stratum> strata) {
    double above = 0;
    double below = 0;
    double spread = 0;
    for (Stratum stratum : strata) {
      double a = stratum.a().trials();
      double b = stratum.b().trials();
      if (a > 0 && b > 0) {
        double all = a + b;
        double aSuccesses = stratum.a().successes();
        double bSuccesses = stratum.b().successes();
        double successes = aSuccesses + bSuccesses;
        above += bSuccesses * a / all;
        below += aSuccesses * b / all;
        spread += (a * b * successes - aSuccesses * bSuccesses * all) / (all * all);
      }
    }
    return above > 0 && below > 0
        ? new RateRatio(Math.log(above / below), Math.sqrt(spread / (above * below)))
        : new RateRatio(0, Double.POSITIVE_INFINITY);
  }

  public double ratio() {
    return Math.exp(logRatio);
  }

  /// The lower end of its 95 percent interval.
  public double low() {
    return Math.exp(logRatio - TWO_SIDED * error);
  }

  /// The upper end of its 95 percent interval.
  public double high() {
    return Math.exp(logRatio + TWO_SIDED * error);
  }

  /// How many standard errors it is above 1.
  public double score() {
    return error > 0 ? logRatio / error : 0;
  }
}
