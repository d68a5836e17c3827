package org.doubleloop.recommender.wording;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/// The words of a text in their order, as the word rules of Unicode (UAX 29) cut it. Each is a
/// number that is the same for the same word in any case, and in any process; what is no word
/// stands between phrases, but for spaces, and hyphens within words.
public final class Words {
  /// Stands for a sentence's end, a comma and the like: no phrase reaches across.
  public static final int BREAK = 0;

  /// Stands for what differs from text to text: numbers, and placeholders such as `{{contact}}`.
  public static final int FACT = 1;

  private static final int PRIME = 0x01000193;
  private static final int OFFSET = 0x811c9dc5;

  private int[] ids = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;

  private Words() {}

  public static Words of(String text) {
    var words = new Words();
    var pieces = BreakIterator.getWordInstance(Locale.ROOT);
    // Apostrophes are written in two ways, and words cut at one of them.
    pieces.setText(text.replace('\u2019', '\''));
    boolean isPlaceholder = false;
    int from = pieces.first();
    for (int to = pieces.next(); to != BreakIterator.DONE; to = pieces.next()) {
      int first = text.codePointAt(from);
      if (Character.isLetterOrDigit(first)) {
        words.add(isPlaceholder ? FACT : id(text, from, to), from, to);
      } else if (isBreak(text, from, to)) {
        isPlaceholder = first == '{' || first == '[' || (isPlaceholder && !isClosing(first));
        words.add(BREAK, from, to);
      }
      from = to;
    }
    return words;
  }

  private static boolean isClosing(int character) {
    return character == '}' || character == ']' || character == '\n';
  }

  private static boolean isBreak(String text, int from, int to) {
    char first = text.charAt(from);
    if (first == '-' || first == '\u2019' || first == '\'') {
      return !(from > 0
          && to < text.length()
          && Character.isLetterOrDigit(text.charAt(from - 1))
          && Character.isLetterOrDigit(text.charAt(to)));
    }
    return first == '\n' || !(Character.isWhitespace(first) || Character.isSpaceChar(first));
  }

  // FNV-1a: specified to the bit.
  private static int id(String text, int from, int to) {
    int hash = OFFSET;
    for (int i = from; i < to; i++) {
      char character = text.charAt(i);
      if (character >= '0' && character <= '9') {
        return FACT;
      }
      hash = (hash ^ (character == '\u2019' ? '\'' : Character.toLowerCase(character))) * PRIME;
    }
    return hash == BREAK || hash == FACT ? OFFSET : hash;
  }

  private void add(int id, int from, int to) {
    if (id == BREAK && size > 0 && ids[size - 1] == BREAK) {
      return;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ids[size] = id;
    starts[size] = from;
    ends[size++] = to;
  }

  /// Whether it is a word that may stand in many texts.
  public static boolean isPlain(int id) {
    return id != BREAK && id != FACT;
  }

  int[] ids() {
    return Arrays.copyOf(ids, size);
  }

  /// How many there are, breaks included.
  int size() {
    return size;
  }

  int id(int word) {
    return ids[word];
  }

  /// Where a word begins in the text.
  public int start(int word) {
    return starts[word];
  }

  /// Where a word ends in the text.
  public int end(int word) {
    return ends[word];
  }
}
