package org.doubleloop.recommender.ranking;

import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.fit.Fit.Rate;
import org.doubleloop.recommender.fit.LogOdds;

/// One step of a score. The counts of a cell are held against the rate that all else lets expect
/// there, `priorMean`: `mean = (successes + priorWeight * priorMean) / (trials + priorWeight)`,
/// where pending actions are trials by as much as they are worth. What the step adds to the score
/// is `effect`: how far the mean is above or below what was expected, in log odds, times `stretch`,
/// as the mean over different contexts moves less than each of them. The score is `1 / (1 +
/// exp(-sum of all effects))`.
///
/// The steps of one option:
///
/// 1. all options everywhere, which starts from one half: its effect is the log odds of its mean;
/// 2. the option everywhere;
/// 3. for each attribute of the context all options at its value, and the option there;
/// 4. likewise for two attributes together, where options differ by both beyond what each says.
public record Level(
    Scope scope,
    Cell cell,
    Trials trials,
    double priorMean,
    double priorWeight,
    double stretch,
    double mean,
    double effect) {

  /// Whose trials are counted.
  public enum Scope {
    ALL_OPTIONS,
    OPTION
  }

  /// @param weight how many trials the expectation is worth
  static Level of(
      Scope scope, Cell cell, Trials trials, Rate expected, double weight, double dispersion) {
    double prior = expected.mean();
    double priorWeight = LogOdds.weight(weight, prior) * dispersion;
    double mean = (trials.successes() + priorWeight * prior) / (trials.number() + priorWeight);
    double effect = expected.stretch() * (LogOdds.of(mean) - LogOdds.of(prior));
    return new Level(scope, cell, trials, prior, priorWeight, expected.stretch(), mean, effect);
  }

  /// How unsure the effect is: the variance of log odds.
  double variance(double dispersion) {
    return variance(dispersion, priorWeight / dispersion);
  }

  /// The same with a weight of at most so many trials.
  double variance(double dispersion, double most) {
    double counted = trials.number() + Math.min(priorWeight, most * dispersion);
    return dispersion * stretch * stretch / (mean * (1 - mean) * counted);
  }
}
