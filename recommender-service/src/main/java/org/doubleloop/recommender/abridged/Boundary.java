package org.doubleloop.recommender.abridged;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where one sentence ends and another one begins.
final class Boundary {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "mr", "mrs", "ms", "mx", "prof", "st", "jr", "sr", "rev", "gen", "sen", "gov",
          "inc", "ltd", "co", "corp", "dept", "est", "approx", "vs", "etc", "tel", "ext", "resp",
          "max", "min", "incl", "excl", "hr", "fr", "bzw", "usw", "ca", "evtl", "ggf", "inkl",
          "zzgl", "mio", "mrd", "str", "mme", "mlle", "sra", "srta");

  /// That stand before a number.
  private static final Set<String> BEFORE_NUMBERS =
      Set.of("no", "nr", "nos", "fig", "vol", "pp", "art", "sec", "ch", "para");

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");

  private Boundary() {}

  /// @param mark where the signs begin that end sentences
  /// @param next where what follows them begins
  static boolean isAt(String text, int mark, int next) {
    if (next >= text.length()) {
      return true;
    }
    int following = text.codePointAt(next);
    return !Character.isLowerCase(following)
        && (text.charAt(mark) != '.' || !isAbbreviation(text.substring(0, mark), following));
  }

  /// Whether the point belongs to the word before it: an initial, a number in its place, or what is
  /// shortened.
  private static boolean isAbbreviation(String before, int following) {
    int begin = before.length();
    while (begin > 0 && isOfWord(before.charAt(begin - 1))) {
      begin--;
    }
    var word = before.substring(begin).toLowerCase(Locale.ROOT);
    return word.length() == 1
        || word.contains(".")
        || NUMBER.matcher(word).matches()
        || ABBREVIATIONS.contains(word)
        || (Character.isDigit(following) && BEFORE_NUMBERS.contains(word));
  }

  private static boolean isOfWord(char character) {
    return Character.isLetterOrDigit(character) || character == '.';
  }
}
