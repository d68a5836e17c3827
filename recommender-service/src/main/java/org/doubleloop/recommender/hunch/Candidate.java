package org.doubleloop.recommender.hunch;

import java.util.Comparator;

/// A contrast with how far apart its options are.
///
/// @param score as [Comparison#score] says
public record Candidate(Contrast contrast, double score) implements Comparable<Candidate> {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::contrast);

  @Override
  public int compareTo(Candidate other) {
    return BEST_FIRST.compare(this, other);
  }
}
