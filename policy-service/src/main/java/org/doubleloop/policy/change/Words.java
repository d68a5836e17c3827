package org.doubleloop.policy.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A run of words that stay, go or come.
public record Words(Kind kind, String text) {
  /// What becomes of it.
  public enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }

  /// Words, white space, and signs one by one, so that a condition is compared by its parts.
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

  /// With more changes than that, the whole from the first to the last counts as one.
  private static final int MOST_CHANGES = 500;

  /// How one text becomes the other: those kept and removed make the old one, those kept and added
  /// the new one.
  static List<Words> between(String before, String after) {
    var old = tokens(before);
    var now = tokens(after);
    var deltas = new ArrayList<>(DiffUtils.diff(old, now).getDeltas());
    if (deltas.size() > MOST_CHANGES) {
      return withoutEmpty(List.of(new Words(Kind.REMOVED, before), new Words(Kind.ADDED, after)));
    }
    var words = new ArrayList<Words>();
    int read = 0;
    for (AbstractDelta<String> delta : deltas) {
      int from = delta.getSource().getPosition();
      words.add(new Words(Kind.KEPT, String.join("", old.subList(read, from))));
      words.add(new Words(Kind.REMOVED, String.join("", delta.getSource().getLines())));
      words.add(new Words(Kind.ADDED, String.join("", delta.getTarget().getLines())));
      read = from + delta.getSource().size();
    }
    words.add(new Words(Kind.KEPT, String.join("", old.subList(read, old.size()))));
    return withoutEmpty(words);
  }

  private static List<Words> withoutEmpty(List<Words> words) {
    return words.stream().filter(each -> !each.text.isEmpty()).toList();
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(found -> found.group()).toList();
  }
}
