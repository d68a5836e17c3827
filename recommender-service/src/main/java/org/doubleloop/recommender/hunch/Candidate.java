package org.doubleloop.recommender.hunch;

import java.util.Comparator;

/// A contrast with how far its option exceeds all others that chance gave instead.
///
/// @param comparison with all others that chance gave instead
/// @param suggested whether the better option is what is suggested most at the place already
public record Candidate(Contrast contrast, Comparison comparison, boolean suggested)
    implements Comparable<Candidate> {

  /// What is suggested already has to stand out by a standard error more: today, nothing would
  /// change.
  private static final double SUGGESTED = 1;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::lead).reversed().thenComparing(Candidate::contrast);

  /// As [Comparison#score] says.
  public double score() {
    return comparison.score();
  }

  /// By how much it stands out, for ranking.
  public double lead() {
    return suggested ? score() - SUGGESTED : score();
  }

  @Override
  public int compareTo(Candidate other) {
    return BEST_FIRST.compare(this, other);
  }
}
