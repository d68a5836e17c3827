package org.doubleloop.recommender.change;

/// By how much a rate may have changed, as what its odds are multiplied with, and how likely each
/// is taken to be beforehand. Most stands on changes that matter to people; the small ones are
/// found where there are very many actions, the large ones in few.
final class Alternatives {
  private static final double[] RATIOS = {0.4, 0.6, 1.6, 2.5, 0.2, 0.8, 0.93, 1.08, 1.25, 5};
  private static final int USUAL = 4;
  private static final double USUALLY = 0.9;

  static final int NUMBER = RATIOS.length;

  private final double[] weights = new double[NUMBER];
  private final double[] successes = new double[NUMBER];
  private final double[] failures = new double[NUMBER];

  /// @param actions that were seen before the change
  /// @param succeeded among them
  Alternatives(long actions, long succeeded) {
    double rate = (succeeded + 0.5) / (actions + 1);
    double odds = rate / (1 - rate);
    for (int i = 0; i < NUMBER; i++) {
      double changed = odds * RATIOS[i];
      weights[i] = Math.log(i < USUAL ? USUALLY / USUAL : (1 - USUALLY) / (NUMBER - USUAL));
      successes[i] = Math.log(changed) - Math.log1p(changed);
      failures[i] = -Math.log1p(changed);
    }
  }

  /// The logarithm of how likely this was by one of them, its weight included.
  double of(int alternative, long succeeded, long failed) {
    return weights[alternative]
        + succeeded * successes[alternative]
        + failed * failures[alternative];
  }
}
