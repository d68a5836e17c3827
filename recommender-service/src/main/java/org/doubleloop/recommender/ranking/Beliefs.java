package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.ranking.Level.Scope;
import org.doubleloop.recommender.window.Maturity;
import org.jspecify.annotations.Nullable;

/// What is believed of every option in a cell, given what was believed of it in the cell around.
final class Beliefs {
  // All options together: a uniform prior, Beta(1, 1).
  private static final double POOLED_PRIOR = 0.5;
  private static final double POOLED_WEIGHT = 2;

  // A new option is taken to be like the others until about ten trials say otherwise.
  private static final double OPTION_WEIGHT = 10;

  // What moves all options alike decides nothing between them: a small weight loses nothing, and
  // keeps a single success from multiplying every score of a cell.
  private static final double COMMON_WEIGHT = 20;

  private final Counts counts;
  private final Maturity maturity;
  private final @Nullable Beliefs around;
  private final Cell cell;
  private final CellCounts cellCounts;
  private double weight;
  private final Level common;
  // By option number; the last place is for options that have never been tried.
  private final double[] prior;
  private final double[] mean;
  private final double[] variance;
  // As far as it is the option's own: what is unsure of all options alike is left out.
  private final double[] ownVariance;

  private Beliefs(Counts counts, Maturity maturity, CellCounts cellCounts, Level common) {
    this(counts, maturity, null, Cell.EVERYWHERE, cellCounts, common);
    Arrays.fill(prior, common.mean());
    weight = OPTION_WEIGHT;
    for (int option = 0; option < mean.length; option++) {
      believe(option, common.variance(), 0);
    }
  }

  private Beliefs(
      Beliefs around, Cell cell, CellCounts cellCounts, Level common, double expectedWeight) {
    this(around.counts, around.maturity, around, cell, cellCounts, common);
    for (int option = 0; option < mean.length; option++) {
      prior[option] = common.shift(around.mean[option]);
    }
    weight = weight(expectedWeight);
    for (int option = 0; option < mean.length; option++) {
      // a shift in odds scales variances by the change method
      double scale = square(spread(prior[option]) / spread(around.mean[option]));
      double commonScale = square(spread(prior[option]) / spread(common.mean()));
      believe(
          option,
          scale * around.variance[option] + commonScale * common.variance(),
          scale * around.ownVariance[option]);
    }
  }

  private Beliefs(
      Counts counts,
      Maturity maturity,
      @Nullable Beliefs around,
      Cell cell,
      CellCounts cellCounts,
      Level common) {
    this.counts = counts;
    this.maturity = maturity;
    this.around = around;
    this.cell = cell;
    this.cellCounts = cellCounts;
    this.common = common;
    int places = counts.optionCount() + 1;
    this.prior = new double[places];
    this.mean = new double[places];
    this.variance = new double[places];
    this.ownVariance = new double[places];
  }

  /// @param maturity what pending actions are worth
  static Beliefs everywhere(Counts counts, Maturity maturity) {
    CellCounts cellCounts = counts.everywhere();
    Level pooled =
        Level.of(
            Scope.ALL_OPTIONS,
            Cell.EVERYWHERE,
            sum(counts, maturity, cellCounts),
            POOLED_PRIOR,
            POOLED_WEIGHT);
    return new Beliefs(counts, maturity, cellCounts, pooled);
  }

  /// What is believed within `inner`, a part of this cell.
  ///
  /// @param expectedWeight how many trials what is believed here is worth there, by what the
  ///   attribute shows elsewhere; how options differ in the cell itself has a say too, so that an
  ///   effect in one cell alone is found
  Beliefs within(Cell inner, CellCounts innerCounts, double expectedWeight) {
    Trials all = sum(counts, maturity, innerCounts);
    double expected = all.number() == 0 ? common.mean() : expected(innerCounts, all.number());
    Level innerCommon = Level.of(Scope.ALL_OPTIONS, inner, all, expected, COMMON_WEIGHT);
    return new Beliefs(this, inner, innerCounts, innerCommon, expectedWeight);
  }

  /// What the option's mean in this cell would be, had the cell no say but in what is common.
  double prior(int option) {
    return prior[option];
  }

  Ranked ranked(Candidate candidate) {
    int option = place(candidate.option());
    List<Level> levels = new ArrayList<>(6);
    addLevels(option, levels);
    return new Ranked(
        candidate.option(),
        candidate.tier(),
        mean[option],
        Posterior.of(mean[option], variance[option]),
        Posterior.of(mean[option], ownVariance[option]),
        levels);
  }

  private void addLevels(int option, List<Level> levels) {
    if (around != null) {
      around.addLevels(option, levels);
    }
    levels.add(common);
    levels.add(
        new Level(
            Scope.OPTION,
            cell,
            cellCounts.trials(option, maturity),
            prior[option],
            weight,
            mean[option]));
  }

  // The variance of a Beta whose prior mean is itself uncertain, by the law of total variance: the
  // cell's own, and as much of the prior's as its weight lets through.
  private void believe(int option, double priorVariance, double ownPriorVariance) {
    Trials trials = cellCounts.trials(option, maturity);
    double total = trials.number() + weight;
    double share = weight / total;
    mean[option] = (trials.successes() + weight * prior[option]) / total;
    double counted = spread(mean[option]) / (total + 1);
    variance[option] = counted + share * share * priorVariance;
    ownVariance[option] = counted + share * share * ownPriorVariance;
  }

  private double weight(double expectedWeight) {
    Overdispersion scatter = new Overdispersion(expectedWeight);
    for (int place = 0; place < counts.optionCount(); place++) {
      int option = counts.optionAt(place);
      scatter.add(cellCounts.trials(option, maturity), prior[option]);
    }
    return scatter.weight();
  }

  private double expected(CellCounts inner, double trials) {
    double sum = 0;
    for (int place = 0; place < counts.optionCount(); place++) {
      int option = counts.optionAt(place);
      sum += inner.trials(option, maturity).number() * mean[option];
    }
    return sum / trials;
  }

  private int place(String option) {
    int known = counts.find(option);
    return known < 0 ? counts.optionCount() : known;
  }

  private static Trials sum(Counts counts, Maturity maturity, CellCounts cellCounts) {
    Trials sum = Trials.NONE;
    for (int option = 0; option < counts.optionCount(); option++) {
      sum = sum.plus(cellCounts.trials(option, maturity));
    }
    return sum;
  }

  private static double square(double number) {
    return number * number;
  }

  private static double spread(double probability) {
    return probability * (1 - probability);
  }
}
