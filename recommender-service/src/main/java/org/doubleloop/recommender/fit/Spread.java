package org.doubleloop.recommender.fit;

import java.util.List;
import org.doubleloop.recommender.fit.Margins.Pair;
import org.doubleloop.recommender.fit.Margins.Table;

/// What attributes add to the log odds of options: over all contexts, and over those of a cell of
/// another attribute, each with how far it scatters.
final class Spread {
  private final Margins margins;
  private final int options;

  // of attribute a, in cell i, for option o
  private final double[][][] mean;
  private final double[][][] variance;
  private final double[][] meanEverywhere;
  private final double[][] varianceEverywhere;

  Spread(Margins margins) {
    this.margins = margins;
    this.options = margins.options().size();
    int attributes = margins.attributes().size();
    int cells = margins.singles().size();
    this.mean = new double[attributes][cells][options];
    this.variance = new double[attributes][cells][options];
    this.meanEverywhere = new double[attributes][options];
    this.varianceEverywhere = new double[attributes][options];
  }

  /// What an attribute adds everywhere.
  double meanEverywhere(int attribute, int o) {
    return meanEverywhere[attribute][o];
  }

  double varianceEverywhere(int attribute, int o) {
    return varianceEverywhere[attribute][o];
  }

  /// What an attribute adds in a cell of another one.
  double mean(int attribute, int cell, int o) {
    return mean[attribute][cell][o];
  }

  /// What all attributes but its own add in a cell.
  double mean(int cell, int o) {
    double sum = 0;
    for (double[][] each : mean) {
      sum += each[cell][o];
    }
    return sum;
  }

  double variance(int cell, int o) {
    double sum = 0;
    for (double[][] each : variance) {
      sum += each[cell][o];
    }
    return sum;
  }

  /// Says what an attribute adds everywhere, and in the cells of the others.
  ///
  /// @param common by cell: what moves all options there
  /// @param own by cell and option: what moves it there beyond that
  void of(int attribute, double[] common, double[][] own) {
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
        add(pair, pair.one(), pair.other(), counted, means, meanSquares, common, own);
      } else if (attribute(pair.other()) == attribute) {
        add(pair, pair.other(), pair.one(), counted, means, meanSquares, common, own);
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
      Pair pair,
      int of,
      int in,
      double[][] counted,
      double[][] means,
      double[][] squares,
      double[] common,
      double[][] own) {
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

  private interface CellUse {
    void use(int cell);
  }

  private void forEachCell(int attribute, CellUse each) {
    for (int cell = 0; cell < margins.singles().size(); cell++) {
      if (attribute(cell) == attribute) {
        each.use(cell);
      }
    }
  }

  private int attribute(int cell) {
    return margins.singles().get(cell).attribute();
  }
}
