package org.doubleloop.recommender.ranking;

import java.util.List;

/// An option in its place, with all that its score follows from.
///
/// @param score how likely the metric's outcome is thought to be, in this very context
/// @param assured what it is ordered by: a rate on the careful side of the score, by how sure that
///   is as against the other options; of what was never tried the worst that there is
/// @param posterior how sure the score is
/// @param drawn what chance draws from: what is the option's own, without what moves all of them
///   alike, and sharpened
/// @param levels the steps to the score, from everything to this context
public record Ranked(
    String option,
    int tier,
    double score,
    double assured,
    Posterior posterior,
    Posterior drawn,
    List<Level> levels) {
  public Ranked {
    levels = List.copyOf(levels);
  }
}
