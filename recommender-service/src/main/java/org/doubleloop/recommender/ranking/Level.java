package org.doubleloop.recommender.ranking;

import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Trials;

/// One step from what is true of everything to what is true of an option in a context. Every step
/// has the same form: `mean = (successes + priorWeight * priorMean) / (trials + priorWeight)`,
/// where pending actions are trials by as much as they are worth.
///
/// The steps of one option, each with its prior mean:
///
/// 1. all options everywhere: one half;
/// 2. the option everywhere: the mean of step 1;
/// 3. all options in a cell: what the options' means so far would give there, each weighted by its
///    trials in the cell;
/// 4. the option in that cell: its own mean so far, its odds multiplied by the odds of step 3's
///    mean over the odds of step 3's prior mean. So a cell in which everything does well moves all
///    options alike, and only what differs between options changes their order.
///
/// Steps 3 and 4 come once for each cell of the path, the second cell within the first.
public record Level(
    Scope scope, Cell cell, Trials trials, double priorMean, double priorWeight, double mean) {

  /// Whose trials are counted.
  public enum Scope {
    ALL_OPTIONS,
    OPTION
  }

  static Level of(Scope scope, Cell cell, Trials trials, double priorMean, double priorWeight) {
    double mean = (trials.successes() + priorWeight * priorMean) / (trials.number() + priorWeight);
    return new Level(scope, cell, trials, priorMean, priorWeight, mean);
  }

  /// Moves a mean in odds by as much as this level's mean differs from its prior mean.
  double shift(double other) {
    double odds = odds(other) * odds(mean) / odds(priorMean);
    return odds / (1 + odds);
  }

  /// How unsure the mean is: the variance of a Beta with the level's counts and prior.
  double variance() {
    return mean * (1 - mean) / (trials.number() + priorWeight + 1);
  }

  private static double odds(double probability) {
    return probability / (1 - probability);
  }
}
