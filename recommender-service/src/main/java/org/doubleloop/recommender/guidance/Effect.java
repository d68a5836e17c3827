package org.doubleloop.recommender.guidance;

import org.doubleloop.recommender.evalue.Interval;

/// What being served a clause changes, by intention to treat.
///
/// @param served so many units
/// @param difference those served less the others
/// @param logE the natural logarithm of the e-value that it helps
/// @param logEOfHarm of the one that it does harm
/// @param logEOfLittle of the one that it helps by less than [#MATTERS]; 0 where that is not asked
public record Effect(
    long served,
    long withheld,
    Interval difference,
    double logE,
    double logEOfHarm,
    double logEOfLittle) {
  /// By how much less people change of a draft if guidance is worth its words.
  public static final double MATTERS = 0.08;

  /// How many units weigh as much as having counted none.
  private static final double WEIGHT_OF_NONE = 100;

  /// The difference, drawn to none as far as little was counted.
  double shrunk() {
    double units = served + withheld;
    return difference.estimate() * units / (units + WEIGHT_OF_NONE);
  }
}
