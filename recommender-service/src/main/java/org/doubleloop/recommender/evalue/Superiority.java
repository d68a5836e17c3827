package org.doubleloop.recommender.evalue;

import java.util.List;

/// The e-value that option b succeeds more often than option a, from totals alone.
///
/// The null hypothesis is that b is not better in any stratum at any time; rates may differ between
/// strata and change with time. The e-value is valid at every look, and after any rule for when to
/// stop or which strata come next, as long as chance gave b as [Stratum#q] says and only those
/// units are counted that were assigned after the question was asked.
///
/// All strata are bet on with one log odds ratio at a time, so that they add to each other, and
/// each with base rates of its own.
public final class Superiority {
  /// The e-value at which one question that was asked alone is answered: wrong in at most one of
  /// twenty.
  public static final double ENOUGH = 20;

  private Superiority() {}

  /// The natural logarithm of the e-value that b succeeds more often than a; 0 without a unit.
  public static double logE(List<Stratum> strata) {
    List<Stratum> told = strata.stream().filter(stratum -> !stratum.isEmpty()).sorted().toList();
    if (told.isEmpty()) {
      return 0;
    }
    double[] won = new double[Bets.effects()];
    for (int effect = 0; effect < won.length; effect++) {
      won[effect] = Bets.logWeight(effect);
      for (Stratum stratum : told) {
        won[effect] += Bets.logWon(effect, stratum);
      }
    }
    return LogSum.of(won);
  }

  /// The same that b succeeds less often: for what must not get worse.
  public static double logEOfHarm(List<Stratum> strata) {
    return logE(strata.stream().map(Stratum::swapped).toList());
  }

  /// The e-value of a logarithm, for showing: what is more than a double can hold is its largest.
  public static double shown(double logE) {
    return Math.min(Math.exp(logE), Double.MAX_VALUE);
  }
}
