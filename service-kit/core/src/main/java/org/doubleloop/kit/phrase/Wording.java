package org.doubleloop.kit.phrase;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as people compare it: without case, any white space as one space, and an apostrophe is an
/// apostrophe.
///
/// @param text folded
public record Wording(String text) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /// @param text as it was written
  public static Wording of(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFC).replace('’', '\'');
    return new Wording(
        SPACE
            .matcher(folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
            .replaceAll(" ")
            .strip());
  }

  /// Whether a phrase stands in it, as words: `hope` does not stand in `hopeful`. Nothing says the
  /// empty phrase.
  public boolean says(Wording phrase) {
    return find(phrase, 0) >= 0;
  }

  /// The same with something else in place of a phrase, wherever it says it.
  ///
  /// @param instead that no word has
  public Wording with(char instead, Wording phrase) {
    int first = find(phrase, 0);
    if (first < 0) {
      return this;
    }
    var changed = new StringBuilder();
    int read = 0;
    for (int at = first; at >= 0; at = find(phrase, read)) {
      changed.append(text, read, at).append(instead);
      read = at + phrase.text.length();
    }
    return new Wording(changed.append(text, read, text.length()).toString());
  }

  /// Whether it has anything but signs and spaces.
  public boolean hasWords() {
    return text.codePoints().anyMatch(Wording::isOfWord);
  }

  /// Where a phrase stands, as words; -1: nowhere from there on.
  private int find(Wording phrase, int from) {
    int at = phrase.text.isEmpty() ? -1 : text.indexOf(phrase.text, from);
    while (at >= 0 && !(isBoundary(at) && isBoundary(at + phrase.text.length()))) {
      at = text.indexOf(phrase.text, at + 1);
    }
    return at;
  }

  /// Whether no word goes on there.
  private boolean isBoundary(int at) {
    return at == 0
        || at == text.length()
        || !isOfWord(text.codePointBefore(at))
        || !isOfWord(text.codePointAt(at));
  }

  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character)
        || character == '_'
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }
}
