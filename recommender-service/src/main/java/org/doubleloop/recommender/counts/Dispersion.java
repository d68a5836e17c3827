package org.doubleloop.recommender.counts;

import org.doubleloop.recommender.window.Standing;

/// By how much what actions are worth scatters, against the most that it could: the variance of `y`
/// from 0 to 1 with mean `m` over `m (1 - m)`, which it has where every `y` is 0 or 1.
///
/// That is the dispersion of a quasi-binomial model (Wedderburn, "Quasi-likelihood functions",
/// Biometrika 1974; McCullagh and Nelder, "Generalized Linear Models", 1989, 4.5): such actions
/// tell as much of their mean as `n / value()` that succeed or fail. It is 1 exactly where all
/// succeed or fail, and never more.
///
/// Several groups, each with a mean of its own, are put together by their residuals over what these
/// would be at a dispersion of 1: `sum n (variance) / sum n m (1 - m)`. As a few actions that are
/// alike say little of how others will differ, [#START] more are taken to have scattered as far as
/// they can, with a mean as all have.
///
/// @param number of actions
/// @param residuals the sum of the squares of what they differ by from the mean of their group
/// @param most what that sum would be, were each 0 or 1
public record Dispersion(long number, double residuals, double most) {
  /// Of nothing: 1.
  public static final Dispersion NONE = new Dispersion(0, 0, 0);

  /// How many actions the most scatter is taken to have been seen in.
  static final double START = 5;

  /// With another group of actions.
  ///
  /// @param sum of what they are worth, in parts of [Standing#WHOLE]
  /// @param squares the sum of its squares
  public Dispersion with(long actions, long sum, long squares) {
    if (actions <= 0) {
      return this;
    }
    double mean = (double) sum / Standing.WHOLE / actions;
    double square = (double) squares / Standing.WHOLE / Standing.WHOLE;
    double group = Math.max(0, actions * mean * (1 - mean));
    boolean isSuccessOrFailure = squares == sum * Standing.WHOLE;
    return new Dispersion(
        number + actions,
        residuals
            + (isSuccessOrFailure ? group : Math.clamp(square - actions * mean * mean, 0, group)),
        most + group);
  }

  /// From 0 to 1; 1 of nothing.
  public double value() {
    if (most == 0) {
      return 1;
    }
    double start = START * most / number;
    return (residuals + start) / (most + start);
  }
}
