package org.doubleloop.recommender.wording;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Looks for many phrases at once.
public final class PhraseScan {
  private final Set<Long> keys = new HashSet<>();

  /// How long the longest phrase is that begins with a word.
  private final Map<Integer, Integer> longest = new HashMap<>();

  public PhraseScan(Collection<Phrase> phrases) {
    for (Phrase phrase : phrases) {
      keys.add(phrase.key());
      longest.merge(phrase.first(), phrase.length(), Math::max);
    }
  }

  /// The keys of those that stand in a text.
  public Set<Long> in(int[] words) {
    var found = new HashSet<Long>();
    for (int from = 0; from < words.length; from++) {
      int most = Math.min(longest.getOrDefault(words[from], 0), words.length - from);
      long key = 0;
      for (int length = 1; length <= most; length++) {
        key = Phrase.extended(key, words[from + length - 1]);
        if (keys.contains(key)) {
          found.add(key);
        }
      }
    }
    return found;
  }
}
