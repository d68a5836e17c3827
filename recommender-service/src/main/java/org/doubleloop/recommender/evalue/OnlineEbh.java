package org.doubleloop.recommender.evalue;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which of the contrasts that were nominated one after the other hold, so that of those that are
/// said to hold at a look at most one in twenty does not, on average (online e-BH: Fischer, Xu and
/// Ramdas, arXiv 2407.20683).
///
/// The contrast of number i may spend the share g(i) of the level for ever: `8 / ((i + 7) (i +
/// 8))`, which adds up to 1; the first 8 have a half of it, the first 40 five sixths. It holds with
/// an e-value of `1 / (k g(i) level)`, where k is how many hold in all. Where nothing is there to
/// find, the chance that anything ever holds is at most the level, whatever is nominated when, and
/// however often one looks: all that is bet adds up to a stake of 1.
public final class OnlineEbh {
  public static final double LEVEL = .05;

  private static final int SOON = 8;

  /// A contrast's e-value at a look.
  ///
  /// @param number its place in the order in which a policy's contrasts were nominated, from 1; it
  ///   is never given again
  /// @param logE its natural logarithm
  public record Nominee(int number, double logE) {
    public Nominee {
      if (number < 1) {
        throw new IllegalArgumentException("The first nominee is number 1");
      }
      if (Double.isNaN(logE)) {
        throw new IllegalArgumentException("An e-value is a number");
      }
    }
  }

  private OnlineEbh() {}

  /// The numbers of those that hold at this look. What held at an earlier one may not hold at a
  /// later one; whether that is remembered is the caller's.
  public static Set<Integer> holding(Collection<Nominee> nominees) {
    long distinct = nominees.stream().mapToInt(Nominee::number).distinct().count();
    if (distinct < nominees.size()) {
      throw new IllegalArgumentException("Two nominees have one number");
    }
    for (int together = nominees.size(); together > 0; together--) {
      int least = together;
      Set<Integer> reached =
          nominees.stream()
              .filter(nominee -> nominee.logE() >= logNeeded(nominee.number(), least))
              .map(Nominee::number)
              .collect(Collectors.toCollection(TreeSet::new));
      if (reached.size() >= together) {
        return reached;
      }
    }
    return Set.of();
  }

  /// The natural logarithm of the e-value with which it holds.
  ///
  /// @param together how many hold in all, this one counted
  public static double logNeeded(int number, int together) {
    return -Math.log(together * share(number) * LEVEL);
  }

  /// The share of the level that this one may spend.
  static double share(int number) {
    return SOON / ((number + SOON - 1.0) * (number + SOON));
  }
}
