package org.doubleloop.recommender.ranking;

import java.util.List;

/// An option in its place, with all that its score follows from.
///
/// @param score the mean of the last level: how likely the metric's outcome is thought to be
/// @param posterior how sure that is
/// @param own the same as against the other options: without what moves all of them alike
/// @param levels the steps to the score, from everything to this context
public record Ranked(
    String option,
    int tier,
    double score,
    double ownVariance,
    Posterior posterior,
    Posterior own,
    List<Level> levels) {
  public Ranked {
    levels = List.copyOf(levels);
  }

  double bound(double z) {
    return Effects.logit(score) + z * Math.sqrt(ownVariance);
  }
}
