package org.doubleloop.recommender.pattern;

import java.util.List;
import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Words;

/// How many words in a row there are of each length, and how many of them were changed as a whole.
final class Totals {
  private final long[] all;
  private final long[] changed;

  private Totals(int most) {
    all = new long[most + 1];
    changed = new long[most + 1];
  }

  static Totals of(PatternKind kind, List<Reworded> drafts) {
    var totals = new Totals(kind.mostWords());
    drafts.forEach(draft -> totals.add(kind.source(draft.words()), kind.mostWords()));
    return totals;
  }

  private void add(Rewording.Side side, int most) {
    int words = 0;
    int changes = 0;
    for (int i = 0; i < side.ids().length; i++) {
      boolean isWord = Words.isPlain(side.ids()[i]);
      words = isWord ? words + 1 : 0;
      changes = isWord && side.changed().get(i) ? changes + 1 : 0;
      for (int length = 1; length <= Math.min(words, most); length++) {
        all[length]++;
        changed[length] += length <= changes ? 1 : 0;
      }
    }
  }

  long changed(int length) {
    return changed[length];
  }

  long left(int length) {
    return all[length] - changed[length];
  }

  /// How often words in a row of this length are changed.
  double base(int length) {
    return all[length] == 0 ? 0 : (double) changed[length] / all[length];
  }
}
