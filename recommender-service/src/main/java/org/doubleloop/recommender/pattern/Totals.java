package org.doubleloop.recommender.pattern;

import java.util.List;
import org.doubleloop.recommender.wording.Words;

/// How many words there are, and how many of them were changed.
record Totals(long words, long changed) {

  static Totals of(PatternKind kind, List<Reworded> drafts) {
    long words = 0;
    long changed = 0;
    for (Reworded draft : drafts) {
      var source = kind.source(draft.words());
      for (int i = 0; i < source.ids().length; i++) {
        if (Words.isPlain(source.ids()[i])) {
          words++;
          changed += source.changed().get(i) ? 1 : 0;
        }
      }
    }
    return new Totals(words, changed);
  }

  long left() {
    return words - changed;
  }

  /// How often a word is changed. Several in a row are all changed no more often, but for those
  /// that people mean.
  double base() {
    return words == 0 ? 0 : (double) changed / words;
  }
}
