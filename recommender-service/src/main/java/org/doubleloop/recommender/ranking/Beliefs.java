package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.ranking.Fit.Expected;
import org.doubleloop.recommender.ranking.Level.Scope;
import org.doubleloop.recommender.window.Maturity;
import org.jspecify.annotations.Nullable;

/// What is believed of options in one context: what moves all of them alike there, once, and then
/// what is each one's own.
final class Beliefs {
  // All options together: a uniform prior, Beta(1, 1).
  private static final double POOLED_PRIOR = 0.5;
  private static final double POOLED_WEIGHT = 2;
  static final double MOST = Double.parseDouble(System.getProperty("iw","150"));
  static final double TV = Double.parseDouble(System.getProperty("tv","1"));

  private final Counts counts;
  private final Maturity maturity;
  private final Fit fit;
  private final Map<String, Integer> places;
  private final Level base;
  private final List<Step> steps = new ArrayList<>();
  // log odds of what moves all options alike, and how unsure that is
  private double common;
  private double commonVariance;
  // how many trials it is worth that an option does not differ by the attributes whose values here
  // have not been counted
  private final List<Double> uncounted = new ArrayList<>();

  private record Step(Cell cell, CellCounts counted, Expected expected, Level common) {}

  Beliefs(
      Counts counts,
      Maturity maturity,
      Fit fit,
      Map<String, Integer> places,
      List<Cell> cells) {
    this.counts = counts;
    this.maturity = maturity;
    this.fit = fit;
    this.places = places;
    CellCounts everywhere = counts.everywhere();
    this.base =
        Level.of(
            Scope.ALL_OPTIONS,
            Cell.EVERYWHERE,
            sum(everywhere),
            POOLED_PRIOR,
            POOLED_WEIGHT * fit.dispersion(),
            1);
    this.common = Effects.logit(base.mean());
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
      Level level =
          Level.of(
              Scope.ALL_OPTIONS,
              cell,
              sum(counted),
              expected.common(),
              Effects.COMMON_WEIGHT * fit.dispersion(),
              expected.commonStretch());
      steps.add(new Step(cell, counted, expected, level));
      common += level.effect();
      commonVariance += level.variance(fit.dispersion());
    } else if (cell.traits().size() == 1) {
      Double weight = fit.weights().get(cell.traits().getFirst().attribute());
      if (weight != null) {
        uncounted.add(weight);
      }
    }
  }

  Ranked ranked(Candidate candidate) {
    int option = counts.find(candidate.option());
    @Nullable Integer place = places.get(candidate.option());
    List<Level> levels = new ArrayList<>(2 + 2 * steps.size());
    levels.add(base);
    Expected everywhere = fit.cells().get(Cell.EVERYWHERE);
    Level level =
        level(
            Cell.EVERYWHERE,
            counts.everywhere(),
            option,
            everywhere == null || place == null ? base.mean() : everywhere.rates().get(place),
            Effects.OPTION_WEIGHT,
            everywhere == null || place == null ? 1 : everywhere.stretches().get(place));
    levels.add(level);
    boolean tried = level.trials().number() > 0;
    double odds = Effects.logit(base.mean()) + level.effect();
    double own = level.variance(fit.dispersion());
    double wide = own;
    for (Step step : steps) {
      levels.add(step.common());
      odds += step.common().effect();
      Level next =
          level(
              step.cell(),
              step.counted(),
              option,
              place == null ? rate(odds) : step.expected().rates().get(place),
              step.expected().weight(),
              place == null ? 1 : step.expected().stretches().get(place));
      levels.add(next);
      odds += next.effect();
      own += next.variance(fit.dispersion());
      wide += next.variance(fit.dispersion(), MOST);
    }
    double score = rate(odds);
    double spread = score * (1 - score);
    for (double weight : uncounted) {
      own += 1 / (weight * spread);
      wide += 1 / (Math.min(MOST, weight) * spread);
    }
    return new Ranked(
        candidate.option(),
        candidate.tier(),
        score,
        tried ? own : Double.POSITIVE_INFINITY,
        Posterior.of(score, spread * spread * (wide + commonVariance)),
        Posterior.of(score, spread * spread * own * TV),
        levels);
  }

  private Level level(
      Cell cell,
      CellCounts counted,
      int option,
      double expected,
      double weight,
      double stretch) {
    Trials trials = option < 0 ? Trials.NONE : counted.trials(option, maturity);
    return Level.of(Scope.OPTION, cell, trials, expected, weight * fit.dispersion(), stretch);
  }

  private Trials sum(CellCounts counted) {
    Trials sum = Trials.NONE;
    for (int option = 0; option < counts.optionCount(); option++) {
      sum = sum.plus(counted.trials(option, maturity));
    }
    return sum;
  }

  static double rate(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }
}
