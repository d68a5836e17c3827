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
    for (int at = text.indexOf(phrase.text);
        at >= 0 && !phrase.text.isEmpty();
        at = text.indexOf(phrase.text, at + 1)) {
      if (isBoundary(at) && isBoundary(at + phrase.text.length())) {
        return true;
      }
    }
    return false;
  }

  /// Whether it has anything but signs and spaces.
  public boolean hasWords() {
    return text.codePoints().anyMatch(Wording::isOfWord);
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
