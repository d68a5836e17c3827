package org.doubleloop.recommender.fit;

import org.doubleloop.recommender.fit.Margins.Pair;
import org.doubleloop.recommender.fit.Margins.Table;

/// The effects of options, of values, and of options at values, in log odds, fitted together: each
/// is what its counts say beyond what all the others let expect there, shrunk by its weight, again
/// and again until they agree (backfitting; Buja, Hastie and Tibshirani, Annals of Statistics
/// 1989). So an option is not credited with where it was sent: *Simpson's paradox* on what is
/// declared does not arise.
///
/// Only pairs of values are counted, never whole contexts. What the other attributes do in a cell
/// is a sum over many of them: it is taken to be normal with the mean and the variance that the
/// pairs give, and the mean of a logistic over it by `1 / (1 + exp(-mean / sqrt(1 + pi/8
/// variance)))` (MacKay, Neural Computation 1992). What is not counted of pairs is taken to be as
/// everywhere.
final class Effects {
  private static final double PI_BY_8 = Math.PI / 8;
  // With few trials some cells are all successes: what follows from it is bounded.
  private static final double MOST_VARIANCE = 1;
  private static final double LEAST_RATE = 1e-6;

  private final Margins margins;
  private final int options;
  private final double base;
  private final double[] option;
  private final double[] common;
  private final double[][] own;
  private final double[] weights;
  private final Spread spread;

  Effects(Margins margins) {
    this.margins = margins;
    this.options = margins.options().size();
    Table all = margins.everywhere();
    this.base = LogOdds.of((all.allSuccesses() + 1) / (all.allTrials() + 2));
    int cells = margins.singles().size();
    this.option = new double[options];
    this.common = new double[cells];
    this.own = new double[cells][options];
    this.weights = new double[cells];
    this.spread = new Spread(margins);
  }

  /// @param weight how many trials it is worth that options do not differ in the cell
  void weigh(int cell, double weight) {
    weights[cell] = weight;
  }

  /// Fits what moves all options alike, and the options everywhere.
  void fitMain(int times) {
    for (int time = 0; time < times; time++) {
      for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
        forEachCell(attribute, this::fitCommon);
        spread.of(attribute, common, own);
      }
      fitOptions();
    }
  }

  /// Fits all of them.
  void fitAll(int times) {
    for (int time = 0; time < times; time++) {
      for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
        forEachCell(attribute, this::fitOwn);
        centre(attribute);
        spread.of(attribute, common, own);
      }
      fitMain(1);
    }
  }

  /// What an option has in all cells of an attribute alike is its own everywhere, and what all
  /// options have in a cell is common to them: said so at once, it need not be found step by step.
  private void centre(int attribute) {
    double[] all = margins.everywhere().trials();
    for (int o = 0; o < options; o++) {
      int each = o;
      double[] sum = {0};
      forEachCell(
          attribute,
          cell -> sum[0] += margins.singles().get(cell).trials()[each] * own[cell][each]);
      double mean = all[o] > 0 ? sum[0] / all[o] : 0;
      option[o] += mean;
      forEachCell(attribute, cell -> own[cell][each] -= mean);
    }
  }

  private interface CellFit {
    void fit(int cell);
  }

  private void forEachCell(int attribute, CellFit fit) {
    for (int cell = 0; cell < common.length; cell++) {
      if (attribute(cell) == attribute) {
        fit.fit(cell);
      }
    }
  }

  private int attribute(int cell) {
    return margins.singles().get(cell).attribute();
  }

  private void fitCommon(int cell) {
    Table table = margins.singles().get(cell);
    double trials = table.allTrials();
    if (trials > 0) {
      common[cell] =
          stretch(commonVariance(cell))
              * LogOdds.effect(
                  trials, table.allSuccesses(), expectedCommon(cell), Fit.COMMON_WEIGHT);
    }
  }

  private void fitOptions() {
    Table table = margins.everywhere();
    for (int o = 0; o < options; o++) {
      option[o] =
          stretchEverywhere(o)
              * LogOdds.effect(
                  table.trials()[o],
                  table.successes()[o],
                  expectedEverywhere(o),
                  Fit.OPTION_WEIGHT);
    }
  }

  private void fitOwn(int cell) {
    Table table = margins.singles().get(cell);
    for (int o = 0; o < options; o++) {
      own[cell][o] =
          stretch(cell, o)
              * LogOdds.effect(
                  table.trials()[o], table.successes()[o], expected(cell, o), weights[cell]);
    }
  }

  /// The rate of all options in a cell that everything but the cell itself lets expect.
  double expectedCommon(int cell) {
    Table table = margins.singles().get(cell);
    double sum = 0;
    for (int o = 0; o < options; o++) {
      sum +=
          table.trials()[o]
              * rate(
                  base + option[o] + own[cell][o] + spread.mean(cell, o), spread.variance(cell, o));
    }
    return sum / table.allTrials();
  }

  /// The rate of an option everywhere that all but the option itself lets expect: over the values
  /// of the attribute that moves it most, each as it is, as these may lie far apart.
  double expectedEverywhere(int o) {
    int most = -1;
    double sum = 0;
    double scatter = 0;
    for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
      sum += spread.meanEverywhere(attribute, o);
      scatter += spread.varianceEverywhere(attribute, o);
      if (most < 0
          || spread.varianceEverywhere(attribute, o) > spread.varianceEverywhere(most, o)) {
        most = attribute;
      }
    }
    double all = margins.everywhere().trials()[o];
    if (most < 0 || all == 0) {
      return rate(base + sum, scatter);
    }
    double[] rates = {0, 0};
    forEachCell(
        most,
        cell -> {
          double share = margins.singles().get(cell).trials()[o] / all;
          rates[0] += share;
          rates[1] +=
              share
                  * rate(
                      base + common[cell] + own[cell][o] + spread.mean(cell, o),
                      spread.variance(cell, o));
        });
    double absent = Math.max(0, 1 - rates[0]);
    double without =
        rate(
            base + sum - spread.meanEverywhere(most, o),
            scatter - spread.varianceEverywhere(most, o));
    return (rates[1] + absent * without) / (rates[0] + absent);
  }

  /// The rate of an option in a cell that everything lets expect but what is its own there.
  double expected(int cell, int o) {
    return rate(base + option[o] + common[cell] + spread.mean(cell, o), spread.variance(cell, o));
  }

  /// The same in a cell of two traits, with what is its own in both.
  double expected(Pair pair, int o) {
    int one = pair.one();
    int other = pair.other();
    double sum = base + option[o] + common[one] + own[one][o] + common[other] + own[other][o];
    double scatter = 0;
    for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
      if (attribute != attribute(one) && attribute != attribute(other)) {
        double there = spread.meanEverywhere(attribute, o);
        sum += spread.mean(attribute, one, o) + spread.mean(attribute, other, o) - there;
        scatter += spread.varianceEverywhere(attribute, o);
      }
    }
    return rate(sum, scatter);
  }

  private double commonVariance(int cell) {
    Table table = margins.singles().get(cell);
    double sum = 0;
    for (int o = 0; o < options; o++) {
      sum += table.trials()[o] * spread.variance(cell, o);
    }
    return sum / table.allTrials();
  }

  /// By how much more single contexts of a cell move than the rate of all of them does, in log
  /// odds.
  double commonStretch(int cell) {
    return stretch(commonVariance(cell));
  }

  double stretch(int cell, int o) {
    return stretch(spread.variance(cell, o));
  }

  double stretchEverywhere(int o) {
    double scatter = 0;
    for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
      scatter += spread.varianceEverywhere(attribute, o);
    }
    return stretch(scatter);
  }

  /// The same in cells of two traits.
  double stretch(Pair pair, int o) {
    double scatter = 0;
    for (int attribute = 0; attribute < margins.attributes().size(); attribute++) {
      if (attribute != attribute(pair.one()) && attribute != attribute(pair.other())) {
        scatter += spread.varianceEverywhere(attribute, o);
      }
    }
    return stretch(scatter);
  }

  private static double stretch(double variance) {
    return Math.sqrt(1 + PI_BY_8 * Math.min(variance, MOST_VARIANCE));
  }

  private static double rate(double mean, double variance) {
    return Math.clamp(LogOdds.rate(mean / stretch(variance)), LEAST_RATE, 1 - LEAST_RATE);
  }
}
