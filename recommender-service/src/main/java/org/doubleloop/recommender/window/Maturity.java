package org.doubleloop.recommender.window;

/// How much an action of which nothing is known yet says by its age: nothing when it was just done,
/// as much as a failure once its window has closed.
///
/// Of `N` actions of one age, with a success rate `p`, `p F N` have succeeded by then, where `F` is
/// the share of successes that come by this age, and `(1 - p) H N` have been said to have failed,
/// where `H` is the same of failures. So the rate is `successes / (F N)`; the pending ones have to
/// stand for what `F N` has beyond those of which something is known. That is `(F - H) / (1 - H)`
/// for each of them, up to terms in `p`, and `F` where nobody says that something failed. Weighing
/// by F: Chapelle, "Modeling delayed feedback in display advertising", KDD 2014; Vernade, Cappe and
/// Perchet, "Stochastic bandit models for delayed conversions", UAI 2017.
///
/// Both shares are those of closed windows, of which all is known. Before any has closed the delays
/// of successes are taken to be spread evenly, as by ten that were seen.
///
/// Where an action is worth a sum, it is so many shares that succeed one after the other
/// ([Delays]), and `F` is the part of all worth that comes by an age. What has come of an open
/// action counts at once, as that part of a trial; only the rest of it is pending.
public final class Maturity {
  /// What a weight of 1 is.
  public static final long WHOLE = 10_000;

  private static final double PRIOR = 10.0 * Standing.WHOLE;

  private final Window window;
  private final long moment;
  private final double[] succeeded;
  private final double[] failed;

  /// @param successes shares, by the part of the window in which they came, of closed windows
  /// @param failures shares that were said to have failed, by the part in which they were
  /// @param unsaid shares that have failed and nobody has said so
  Maturity(Window window, long moment, long[] successes, long[] failures, long unsaid) {
    this.window = window;
    this.moment = moment;
    this.succeeded = shares(successes, PRIOR / Window.PARTS, 0);
    this.failed = shares(failures, 0, PRIOR + Math.max(0, unsaid));
  }

  /// The weight of a pending action as a trial, in parts of [#WHOLE]: whole numbers, so that sums
  /// do not depend on their order.
  ///
  /// @param closes when its window closes
  public long of(long closes) {
    double age = window.age(closes, moment);
    double lost = at(failed, age);
    double share = (at(succeeded, age) - lost) / (1 - lost);
    return Math.round(WHOLE * Math.clamp(share, 0, 1));
  }

  /// At each boundary of parts the share of what came before it.
  private static double[] shares(long[] numbers, double each, double others) {
    var sums = new double[Window.PARTS + 1];
    for (int part = 0; part < Window.PARTS; part++) {
      sums[part + 1] = sums[part] + each + Math.max(0, numbers[part]);
    }
    double all = sums[Window.PARTS] + others;
    for (int part = 1; part <= Window.PARTS; part++) {
      sums[part] /= all;
    }
    return sums;
  }

  private static double at(double[] shares, double age) {
    double place = Math.clamp(age, 0, 1) * Window.PARTS;
    int part = Math.min((int) place, Window.PARTS - 1);
    return shares[part] + (place - part) * (shares[part + 1] - shares[part]);
  }
}
