package org.doubleloop.bench.peers;

import java.util.List;
import java.util.SplittableRandom;

/// LinUCB with disjoint linear models (Li, Chu, Langford and Schapire, WWW 2010, algorithm 1): one
/// ridge regression of penalty 1 for each option, on a constant and each attribute's values
/// one-hot.
///
/// Inverses are kept up to date by Sherman and Morrison's formula, coefficients by recursive least
/// squares.
public final class LinUcb implements Chooser {
  private final double alpha;
  private final int[] offsets;
  private final int size;
  private final double[][] inverses;
  private final double[][] coefficients;
  private final SplittableRandom random;

  /// @param levels how many values each attribute has
  public LinUcb(List<Integer> levels, int options, double alpha, long seed) {
    this.alpha = alpha;
    this.offsets = new int[levels.size()];
    int next = 1;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = next;
      next += levels.get(i);
    }
    this.size = next;
    this.inverses = new double[options][size * size];
    this.coefficients = new double[options][size];
    this.random = new SplittableRandom(seed);
    for (double[] inverse : inverses) {
      for (int i = 0; i < size; i++) {
        inverse[i * size + i] = 1;
      }
    }
  }

  @Override
  public int choose(Situation situation) {
    int[] ones = ones(situation);
    int best = 0;
    double bestBound = Double.NEGATIVE_INFINITY;
    int equal = 0;
    for (int option = 0; option < inverses.length; option++) {
      double bound = mean(ones, option) + alpha * Math.sqrt(variance(ones, option));
      if (bound > bestBound) {
        best = option;
        bestBound = bound;
        equal = 1;
      } else if (bound == bestBound && random.nextInt(++equal) == 0) {
        best = option;
      }
    }
    return best;
  }

  @Override
  public void learn(Situation situation, int option, boolean success) {
    int[] ones = ones(situation);
    double[] inverse = inverses[option];
    double[] gain = new double[size];
    for (int column : ones) {
      for (int row = 0; row < size; row++) {
        gain[row] += inverse[column * size + row];
      }
    }
    double scale = 1;
    for (int one : ones) {
      scale += gain[one];
    }
    double surprise = (success ? 1 : 0) - mean(ones, option);
    for (int row = 0; row < size; row++) {
      double part = gain[row] / scale;
      coefficients[option][row] += part * surprise;
      for (int column = 0; column < size; column++) {
        inverse[row * size + column] -= part * gain[column];
      }
    }
  }

  /// What the option's model expects there.
  public double mean(Situation situation, int option) {
    return mean(ones(situation), option);
  }

  private double mean(int[] ones, int option) {
    double sum = 0;
    for (int one : ones) {
      sum += coefficients[option][one];
    }
    return sum;
  }

  private double variance(int[] ones, int option) {
    double[] inverse = inverses[option];
    double sum = 0;
    for (int row : ones) {
      for (int column : ones) {
        sum += inverse[row * size + column];
      }
    }
    return Math.max(0, sum);
  }

  private int[] ones(Situation situation) {
    int[] ones = new int[offsets.length + 1];
    for (int i = 0; i < offsets.length; i++) {
      ones[i + 1] = offsets[i] + situation.value(i);
    }
    return ones;
  }
}
