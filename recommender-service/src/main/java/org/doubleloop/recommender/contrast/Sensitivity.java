package org.doubleloop.recommender.contrast;

import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;

/// How strong something would have to be that nobody recorded, to make a difference by itself that
/// was seen in what was done: the least ratio by which it would have to go with the option, and by
/// which it would have to make successes likelier (the *E-value* of VanderWeele and Ding,
/// "Sensitivity analysis in observational research", Annals of Internal Medicine 2017; another
/// thing than the e-value of a test): `RR + sqrt(RR (RR - 1))` of the ratio of both rates.
final class Sensitivity {
  private static final double MOST = 1e9;

  private Sensitivity() {}

  /// From 1: anything would do.
  static double of(Counted counts) {
    double one = rate(counts.option());
    double other = rate(counts.against());
    double ratio = Math.max(one, other) / Math.min(one, other);
    return Math.min(MOST, ratio + Math.sqrt(ratio * (ratio - 1)));
  }

  /// With half a success and half a failure more, so that it is never 0 (Anscombe 1956).
  private static double rate(Side side) {
    return (side.successes() + 0.5) / (side.trials() + 1.0);
  }
}
