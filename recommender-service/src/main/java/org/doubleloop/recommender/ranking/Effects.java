package org.doubleloop.recommender.ranking;

import java.util.List;
import org.doubleloop.recommender.ranking.Margins.Pair;
import org.doubleloop.recommender.ranking.Margins.Table;

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
  /// How many trials it is worth that an option is like the others, until its own say otherwise.
  static final double OPTION_WEIGHT = 50;

  /// How many trials it is worth that all options together do in a cell as elsewhere. What of a
  /// cell's effect is shrunk away is ascribed to the options that were sent there, so that it is
  /// small.
  static final double COMMON_WEIGHT = 3;

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

  // of attribute a, in cell i, for option o: what it adds there
  private final double[][][] mean;
  private final double[][][] variance;
  // the same everywhere
  private final double[][] meanEverywhere;
  private final double[][] varianceEverywhere;

  Effects(Margins margins) {
    this.margins = margins;
    this.options = margins.options().size();
    Table all = margins.everywhere();
    this.base = logit((all.allSuccesses() + 1) / (all.allTrials() + 2));
    int cells = margins.singles().size();
    int attributes = margins.attributes().size();
    this.option = new double[options];
    this.common = new double[cells];
    this.own = new double[cells][options];
    this.weights = new double[cells];
    this.mean = new double[attributes][cells][options];
    this.variance = new double[attributes][cells][options];
    this.meanEverywhere = new double[attributes][options];
    this.varianceEverywhere = new double[attributes][options];
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
        spread(attribute);
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
        spread(attribute);
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
              * effect(trials, table.allSuccesses(), expectedCommon(cell), COMMON_WEIGHT);
    }
  }

  private void fitOptions() {
    Table table = margins.everywhere();
    for (int o = 0; o < options; o++) {
      option[o] =
          stretchEverywhere(o)
              * effect(
                  table.trials()[o], table.successes()[o], expectedEverywhere(o), OPTION_WEIGHT);
    }
  }

  private void fitOwn(int cell) {
    Table table = margins.singles().get(cell);
    for (int o = 0; o < options; o++) {
      own[cell][o] =
          stretch(cell, o)
              * effect(table.trials()[o], table.successes()[o], expected(cell, o), weights[cell]);
    }
  }

  static double effect(double trials, double successes, double expected, double weight) {
    return logit((successes + weight * expected) / (trials + weight)) - logit(expected);
  }

  /// The rate of all options in a cell that everything but the cell itself lets expect.
  double expectedCommon(int cell) {
    Table table = margins.singles().get(cell);
    double sum = 0;
    for (int o = 0; o < options; o++) {
      sum +=
          table.trials()[o]
              * rate(base + option[o] + own[cell][o] + mean(cell, o), variance(cell, o));
    }
    return sum / table.allTrials();
  }

  /// The rate of an option everywhere that all but the option itself lets expect: over the values
  /// of the attribute that moves it most, each as it is, as these may lie far apart.
  double expectedEverywhere(int o) {
    int most = -1;
    double sum = 0;
    double spread = 0;
    for (int attribute = 0; attribute < meanEverywhere.length; attribute++) {
      sum += meanEverywhere[attribute][o];
      spread += varianceEverywhere[attribute][o];
      if (most < 0 || varianceEverywhere[attribute][o] > varianceEverywhere[most][o]) {
        most = attribute;
      }
    }
    double all = margins.everywhere().trials()[o];
    if (most < 0 || all == 0) {
      return rate(base + sum, spread);
    }
    double[] rates = {0, 0};
    forEachCell(
        most,
        cell -> {
          double share = margins.singles().get(cell).trials()[o] / all;
          rates[0] += share;
          rates[1] +=
              share * rate(base + common[cell] + own[cell][o] + mean(cell, o), variance(cell, o));
        });
    double absent = Math.max(0, 1 - rates[0]);
    double without =
        rate(base + sum - meanEverywhere[most][o], spread - varianceEverywhere[most][o]);
    return (rates[1] + absent * without) / (rates[0] + absent);
  }

  /// The rate of an option in a cell that everything lets expect but what is its own there.
  double expected(int cell, int o) {
    return rate(base + option[o] + common[cell] + mean(cell, o), variance(cell, o));
  }

  /// The same in a cell of two traits, with what is its own in both.
  double expected(Pair pair, int o) {
    int one = pair.one();
    int other = pair.other();
    double sum = base + option[o] + common[one] + own[one][o] + common[other] + own[other][o];
    double spread = 0;
    for (int attribute = 0; attribute < mean.length; attribute++) {
      if (attribute != attribute(one) && attribute != attribute(other)) {
        double there = meanEverywhere[attribute][o];
        sum += mean[attribute][one][o] + mean[attribute][other][o] - there;
        spread += varianceEverywhere[attribute][o];
      }
    }
    return rate(sum, spread);
  }

  private double mean(int cell, int o) {
    double sum = 0;
    for (double[][] each : mean) {
      sum += each[cell][o];
    }
    return sum;
  }

  private double variance(int cell, int o) {
    double sum = 0;
    for (double[][] each : variance) {
      sum += each[cell][o];
    }
    return sum;
  }

  private double commonVariance(int cell) {
    Table table = margins.singles().get(cell);
    double sum = 0;
    for (int o = 0; o < options; o++) {
      sum += table.trials()[o] * variance(cell, o);
    }
    return sum / table.allTrials();
  }

  /// By how much more single contexts of a cell move than the rate of all of them does, in log
  /// odds.
  double commonStretch(int cell) {
    return stretch(commonVariance(cell));
  }

  double stretch(int cell, int o) {
    return stretch(variance(cell, o));
  }

  double stretchEverywhere(int o) {
    double spread = 0;
    for (double[] each : varianceEverywhere) {
      spread += each[o];
    }
    return stretch(spread);
  }

  /// The same in cells of two traits.
  double stretch(Pair pair, int o) {
    double spread = 0;
    for (int attribute = 0; attribute < mean.length; attribute++) {
      if (attribute != attribute(pair.one()) && attribute != attribute(pair.other())) {
        spread += varianceEverywhere[attribute][o];
      }
    }
    return stretch(spread);
  }

  private static double stretch(double variance) {
    return Math.sqrt(1 + PI_BY_8 * Math.min(variance, MOST_VARIANCE));
  }

  /// Says what an attribute adds everywhere, and in the cells of the others.
  private void spread(int attribute) {
    List<Table> singles = margins.singles();
    double[] all = margins.everywhere().trials();
    double[] present = new double[options];
    double[] sums = new double[options];
    double[] squares = new double[options];
    forEachCell(
        attribute,
        cell -> {
          for (int o = 0; o < options; o++) {
            double share = all[o] > 0 ? singles.get(cell).trials()[o] / all[o] : 0;
            double effect = common[cell] + own[cell][o];
            present[o] += share;
            sums[o] += share * effect;
            squares[o] += share * effect * effect;
          }
        });
    double[][] counted = new double[singles.size()][options];
    double[][] means = new double[singles.size()][options];
    double[][] meanSquares = new double[singles.size()][options];
    for (Pair pair : margins.pairs()) {
      if (attribute(pair.one()) == attribute) {
        add(pair, pair.one(), pair.other(), counted, means, meanSquares);
      } else if (attribute(pair.other()) == attribute) {
        add(pair, pair.other(), pair.one(), counted, means, meanSquares);
      }
    }
    for (int o = 0; o < options; o++) {
      meanEverywhere[attribute][o] = sums[o];
      varianceEverywhere[attribute][o] = Math.max(0, squares[o] - sums[o] * sums[o]);
    }
    for (int cell = 0; cell < singles.size(); cell++) {
      if (attribute(cell) == attribute) {
        continue;
      }
      for (int o = 0; o < options; o++) {
        double rest = present[o] > 0 ? Math.max(0, 1 - counted[cell][o] / present[o]) : 0;
        double sum = means[cell][o] + rest * sums[o];
        double square = meanSquares[cell][o] + rest * squares[o];
        mean[attribute][cell][o] = sum;
        variance[attribute][cell][o] = Math.max(0, square - sum * sum);
      }
    }
  }

  private void add(
      Pair pair, int of, int in, double[][] counted, double[][] means, double[][] squares) {
    double[] trials = margins.singles().get(in).trials();
    for (int o = 0; o < options; o++) {
      if (trials[o] > 0) {
        double share = pair.table().trials()[o] / trials[o];
        double effect = common[of] + own[of][o];
        counted[in][o] += share;
        means[in][o] += share * effect;
        squares[in][o] += share * effect * effect;
      }
    }
  }

  /// A rate with its log odds moved by so much.
  static double shifted(double rate, double shift) {
    return rate(logit(rate) + shift);
  }

  private static double rate(double mean, double variance) {
    return Math.clamp(rate(mean / stretch(variance)), LEAST_RATE, 1 - LEAST_RATE);
  }

  static double rate(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  static double logit(double rate) {
    return Math.log(rate / (1 - rate));
  }
}
