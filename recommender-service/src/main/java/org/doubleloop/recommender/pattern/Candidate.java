package org.doubleloop.recommender.pattern;

import java.util.BitSet;
import org.doubleloop.recommender.wording.Phrase;

/// A phrase that was changed in the half of the drafts that finds. It grows while they are read.
final class Candidate {
  /// So much of what is changed with one phrase belongs to it.
  private static final double MOST_OF_IT = 0.8;

  /// From such a share on it is told with what is changed beside it.
  private static final double THE_SAME = 0.9;

  final Phrase phrase;

  /// By the numbers of the drafts.
  final BitSet changed = new BitSet();

  private int drafts;
  private double score;

  Candidate(Phrase phrase) {
    this.phrase = phrase;
  }

  void seen() {
    drafts++;
  }

  Share found() {
    return new Share(drafts, changed.cardinality());
  }

  void score(Totals totals) {
    var found = found();
    score =
        LogOdds.score(
            found.changed(), found.drafts() - found.changed(), totals.changed(), totals.left());
  }

  double score() {
    return score;
  }

  /// Whether it is hardly ever changed without a word before or behind it: then that is what is
  /// told, be it one longer phrase or several.
  ///
  /// @param withMore the drafts in which it was changed with such a word
  boolean isPartOf(BitSet withMore) {
    return withMore.cardinality() >= THE_SAME * changed.cardinality();
  }

  /// Whether it is changed as something is that has a word of it.
  boolean isExplainedBy(Candidate chosen) {
    if (!phrase.sharesAWord(chosen.phrase)) {
      return false;
    }
    var both = (BitSet) changed.clone();
    both.and(chosen.changed);
    return both.cardinality() >= MOST_OF_IT * changed.cardinality();
  }
}
