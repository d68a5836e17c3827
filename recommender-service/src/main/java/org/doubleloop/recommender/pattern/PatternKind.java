package org.doubleloop.recommender.pattern;

import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Rewording.Side;

/// What people do with a phrase.
public enum PatternKind {
  /// It stood in the draft.
  REMOVED(8),
  /// It stands in the final text.
  ADDED(4);

  private final int mostWords;

  PatternKind(int mostWords) {
    this.mostWords = mostWords;
  }

  /// The text that has what may be changed: the draft of what is removed, else the final one.
  Side source(Rewording words) {
    return this == REMOVED ? words.draft() : words.revised();
  }

  Side other(Rewording words) {
    return this == REMOVED ? words.revised() : words.draft();
  }

  /// So long a phrase can be. Of what people have written, which may be somebody else's words, no
  /// more than four in a row are ever repeated.
  public int mostWords() {
    return mostWords;
  }
}
