package org.doubleloop.recommender.pattern;

/// How much more often a phrase is among what is changed than among what is left, as the standard
/// score of its log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and Quinn,
/// "Fightin' Words" (Political Analysis 2008), equations 16 and 22. Rare phrases get no high score
/// by chance, and common words none for being common.
final class LogOdds {
  /// What all phrases of the prior weigh together.
  private static final double PRIOR = 500;

  private LogOdds() {}

  /// @param changed how often the phrase was
  /// @param left how often it was not
  /// @param allChanged how many words were
  /// @param allLeft how many were not
  static double score(long changed, long left, long allChanged, long allLeft) {
    double prior = PRIOR * (changed + left) / Math.max(1, allChanged + allLeft);
    double one = changed + prior;
    double other = left + prior;
    double ratio =
        Math.log(one / Math.max(1, allChanged + PRIOR - one))
            - Math.log(other / Math.max(1, allLeft + PRIOR - other));
    return ratio / Math.sqrt(1 / one + 1 / other);
  }
}
