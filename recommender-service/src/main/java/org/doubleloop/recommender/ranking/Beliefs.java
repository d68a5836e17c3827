package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.fit.Fit.Expected;
import org.doubleloop.recommender.fit.Fit.Rate;
import org.doubleloop.recommender.fit.LogOdds;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Level.Scope;
import org.doubleloop.recommender.window.Maturity;
import org.jspecify.annotations.Nullable;

/// What is believed of options in one context: what moves all of them alike there, once, and then
/// what is each one's own.
final class Beliefs {
  // All options together: a uniform prior, Beta(1, 1).
  private static final double POOLED_PRIOR = 0.5;
  private static final double POOLED_WEIGHT = 2;

  /// An option is ordered by the rate that it is thought to reach in six of ten cases.
  private static final double ASSURED = 0.2533471031357997;

  // An interval shall hold also where options differ by more than has been measured so far.
  private static final double MOST_WEIGHT_OF_INTERVAL = 100;

  /// How many trials it is worth that a value that was not counted moves all options as little as
  /// others.
  private static final double UNCOUNTED_WEIGHT = 20;

  /// Chance draws from a quarter of the variance: beliefs sharpened so lose less (Chapelle and Li,
  /// "An empirical evaluation of Thompson sampling", NIPS 2011, section 3).
  private static final double DRAWN = 0.25;

  // By so little a rate that is next to 0 or 1 still varies.
  private static final double LEAST_SPREAD = 1e-9;

  private final Counts counts;
  private final Maturity maturity;
  private final Fit fit;
  private final Direction direction;
  private final Level base;
  private final List<Step> steps = new ArrayList<>();
  private double commonVariance;
  // the weights of attributes whose values here have not been counted
  private final List<Double> uncounted = new ArrayList<>();

  private record Step(CellCounts counted, Expected expected, Level common) {}

  /// @param cells of the context
  Beliefs(Counts counts, Maturity maturity, Fit fit, Direction direction, List<Cell> cells) {
    this.counts = counts;
    this.maturity = maturity;
    this.fit = fit;
    this.direction = direction;
    this.base =
        Level.of(
            Scope.ALL_OPTIONS,
            Cell.EVERYWHERE,
            sum(counts.everywhere()),
            new Rate(POOLED_PRIOR, 1),
            POOLED_WEIGHT,
            fit.dispersion());
    this.commonVariance = base.variance(fit.dispersion());
    for (Cell cell : cells) {
      if (!cell.traits().isEmpty()) {
        step(cell);
      }
    }
  }

  private void step(Cell cell) {
    Expected expected = fit.cells().get(cell);
    CellCounts counted = counts.at(cell);
    if (expected != null && counted != null) {
      Level common =
          Level.of(
              Scope.ALL_OPTIONS,
              cell,
              sum(counted),
              expected.common(),
              Fit.COMMON_WEIGHT,
              fit.dispersion());
      steps.add(new Step(counted, expected, common));
      commonVariance += common.variance(fit.dispersion());
    } else if (cell.traits().size() == 1) {
      Double weight = fit.weights().get(cell.traits().getFirst().attribute());
      if (weight != null) {
        uncounted.add(weight);
      }
    }
  }

  Ranked ranked(Candidate candidate) {
    var score = new Score(candidate.option());
    score.addEverywhere();
    steps.forEach(score::add);
    return score.ranked(candidate);
  }

  /// The score of an option, step by step.
  private final class Score {
    private final String option;
    private final int number;
    private final List<Level> levels = new ArrayList<>(2 + 2 * steps.size());
    private double odds = LogOdds.of(base.mean());
    private double variance;
    // with weights as small as they may turn out to be
    private double wideVariance;

    Score(String option) {
      this.option = option;
      this.number = counts.find(option);
    }

    void addEverywhere() {
      levels.add(base);
      Expected everywhere = fit.cells().get(Cell.EVERYWHERE);
      add(
          Cell.EVERYWHERE,
          counts.everywhere(),
          everywhere == null ? null : everywhere.options().get(option),
          Fit.OPTION_WEIGHT);
    }

    void add(Step step) {
      levels.add(step.common());
      odds += step.common().effect();
      add(
          step.common().cell(),
          step.counted(),
          step.expected().options().get(option),
          step.expected().weight());
    }

    /// @param expected null where the option had not been seen when that was measured
    private void add(Cell cell, CellCounts counted, @Nullable Rate expected, double weight) {
      Level level =
          Level.of(
              Scope.OPTION,
              cell,
              number < 0 ? Trials.NONE : counted.trials(number, maturity),
              expected == null ? new Rate(LogOdds.rate(odds), 1) : expected,
              weight,
              fit.dispersion());
      levels.add(level);
      odds += level.effect();
      variance += level.variance(fit.dispersion());
      wideVariance += level.variance(fit.dispersion(), MOST_WEIGHT_OF_INTERVAL);
    }

    Ranked ranked(Candidate candidate) {
      double rate = LogOdds.rate(odds);
      double spread = Math.max(LEAST_SPREAD, rate * (1 - rate));
      for (double weight : uncounted) {
        variance += 1 / (weight * spread);
        wideVariance += 1 / (Math.min(MOST_WEIGHT_OF_INTERVAL, weight) * spread);
        wideVariance += 1 / (UNCOUNTED_WEIGHT * spread);
      }
      return new Ranked(
          option,
          candidate.tier(),
          rate,
          assured(),
          Posterior.of(rate, spread * spread * (wideVariance + commonVariance)),
          Posterior.of(rate, spread * spread * variance * DRAWN),
          levels);
    }

    /// Nothing assures of what was never tried: it comes last, in the policy's order.
    private double assured() {
      boolean isMore = direction == Direction.INCREASE;
      if (levels.get(1).trials().number() == 0) {
        return isMore ? 0 : 1;
      }
      double away = ASSURED * Math.sqrt(variance);
      return LogOdds.rate(isMore ? odds - away : odds + away);
    }
  }

  private Trials sum(CellCounts counted) {
    Trials sum = Trials.NONE;
    for (int option = 0; option < counts.optionCount(); option++) {
      sum = sum.plus(counted.trials(option, maturity));
    }
    return sum;
  }
}
