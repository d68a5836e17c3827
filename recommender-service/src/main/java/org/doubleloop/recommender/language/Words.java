package org.doubleloop.recommender.language;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of texts, in small letters and in one spelling of each character. Where a script does
/// not part words, each character is one.
public final class Words {

  private static final String UNPARTED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}";

  /// Plain letters first, as to know the script of a character takes long.
  private static final Pattern WORD =
      Pattern.compile(
          "[a-z0-9[[\\p{L}\\p{M}\\p{Nd}]&&[^" + UNPARTED + "]]]+|[" + UNPARTED + "]",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final int STEM = 5;

  private Words() {}

  public static List<String> in(String text) {
    return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /// The beginnings of the words that carry what a text is about: not of those that any text has,
  /// nor numbers. What differs in its ending alone is the same.
  public static Set<String> stems(String text) {
    return in(text).stream()
        .filter(word -> !Language.isCommon(word) && !DIGITS.matcher(word).matches())
        .map(Words::stem)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String stem(String word) {
    var plain = Folded.plain(word);
    if (plain.length() > STEM) {
      return plain.substring(0, STEM);
    }
    return plain.length() > 3 && plain.endsWith("s")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
