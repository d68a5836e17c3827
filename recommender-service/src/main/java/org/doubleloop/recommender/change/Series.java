package org.doubleloop.recommender.change;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogBeta;
import org.doubleloop.recommender.change.Change.Totals;

/// Weeks one after the other, from one of them on, and what speaks for a change between two of
/// them.
///
/// The evidence is the mean, over all weeks in which a change may have begun, of how much more
/// likely the weeks are with such a change than with one constant rate. Before the change the rate
/// is unknown, with a prior of Beta(1/2, 1/2), as is the constant one; after it the rate is the one
/// seen before with its odds changed ([Alternatives]), which is known by then. So the evidence is a
/// martingale, started at 1, over constant rates that are drawn from the prior, and reaches 20 in
/// at most one of twenty series, looked at every week (Ville). A mixture over the week of the
/// change: Shin, Ramdas and Rinaldo, "E-detectors", New England Journal of Statistics in Data
/// Science, 2024; Robbins, "Statistical methods related to the law of the iterated logarithm",
/// 1970. For single constant rates the share of false changes is measured (`bench/README.md`).
final class Series {
  /// The weights of all weeks in which a change may begin sum to 1: two years of them.
  static final int MOST_WEEKS = 104;

  /// What is less likely than the rest by this many powers of e makes no difference.
  private static final double NEGLIGIBLE = -40;

  private static final double PRIOR = 0.5;

  private final int from;
  private final long[] actions;
  private final long[] successes;
  private final double[] constant;
  private final Alternatives[] changed;

  private Series(int from, long[] actions, long[] successes) {
    this.from = from;
    this.actions = actions;
    this.successes = successes;
    this.constant = new double[actions.length];
    this.changed = new Alternatives[actions.length];
    for (int week = from; week < actions.length; week++) {
      long number = actions[week] - actions[from];
      long succeeded = successes[week] - successes[from];
      constant[week] = logLikelihood(totals(from, week));
      changed[week] = new Alternatives(number, succeeded);
    }
  }

  static Series of(List<WeekResult> weeks) {
    var actions = new long[weeks.size() + 1];
    var successes = new long[weeks.size() + 1];
    for (int i = 0; i < weeks.size(); i++) {
      actions[i + 1] = actions[i] + weeks.get(i).actions();
      successes[i + 1] = successes[i] + weeks.get(i).successes();
    }
    return new Series(0, actions, successes);
  }

  /// The same, as if nothing had been before this week.
  Series from(int week) {
    return new Series(week, actions, successes);
  }

  /// What weeks have come to, the last one not included.
  Totals totals(int first, int end) {
    return new Totals(actions[end] - actions[first], successes[end] - successes[first]);
  }

  /// @param week the most likely one for the change to have begun in
  record Found(int week, double evidence) {}

  /// The first time that the evidence is enough, looked at after every week.
  Optional<Found> first(double enough) {
    for (int end = from + 2; end < actions.length; end++) {
      double evidence = evidence(end);
      if (evidence >= enough) {
        return Optional.of(new Found(likeliest(end), evidence));
      }
    }
    return Optional.empty();
  }

  /// The evidence after the weeks before this one.
  private double evidence(int end) {
    double sum = 0;
    for (int week = from + 1; week < end; week++) {
      var since = totals(week, end);
      long failed = since.actions() - since.successes();
      for (int i = 0; i < Alternatives.NUMBER; i++) {
        double log =
            constant[week] + changed[week].of(i, since.successes(), failed) - constant[end];
        sum += log < NEGLIGIBLE ? 0 : Math.exp(log);
      }
    }
    return Math.min(sum / MOST_WEEKS, Double.MAX_VALUE);
  }

  /// The week before this one with which the change is most likely to have begun, whatever the
  /// rates were before and after.
  int likeliest(int end) {
    int likeliest = from + 1;
    double most = Double.NEGATIVE_INFINITY;
    for (int week = from + 1; week < end; week++) {
      double log = constant[week] + logLikelihood(totals(week, end));
      if (log > most) {
        most = log;
        likeliest = week;
      }
    }
    return likeliest;
  }

  /// Of weeks with one constant rate of which nothing is known.
  private static double logLikelihood(Totals totals) {
    double failures = totals.actions() - totals.successes();
    return LogBeta.value(totals.successes() + PRIOR, failures + PRIOR)
        - LogBeta.value(PRIOR, PRIOR);
  }
}
