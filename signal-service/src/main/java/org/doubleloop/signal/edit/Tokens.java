package org.doubleloop.signal.edit;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Cuts a text into words, runs of white space, and every other character by itself; joined, they
/// are the text again. Scripts that put no space between words count each character as a word.
final class Tokens {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Tokens() {}

  static List<String> of(String text) {
    var tokens = new ArrayList<String>();
    for (int start = 0, end; start < text.length(); start = end) {
      end = endOfToken(text, start);
      tokens.add(text.substring(start, end));
    }
    return tokens;
  }

  static boolean isWord(String token) {
    return Character.isLetterOrDigit(token.codePointAt(0));
  }

  static boolean isSpace(String token) {
    return isSpace(token.codePointAt(0));
  }

  /// The index behind the sentence or line that begins with this token.
  static int endOfSentence(List<String> tokens, int start) {
    int end = start;
    boolean ended = false;
    while (end < tokens.size() && !ended) {
      var token = tokens.get(end++);
      ended = token.equals(".") || token.equals("!") || token.equals("?") || token.contains("\n");
    }
    if (end < tokens.size() && isSpace(tokens.get(end))) {
      end++;
    }
    return end;
  }

  private static int endOfToken(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    if (isSpace(first)) {
      while (end < text.length() && isSpace(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    } else if (isSpacedLetter(first)) {
      while (end < text.length() && continuesWord(text, end)) {
        end += Character.charCount(text.codePointAt(end));
      }
    } else {
      while (end < text.length() && isMark(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    }
    return end;
  }

  private static boolean continuesWord(String text, int index) {
    int next = text.codePointAt(index);
    boolean apostrophe = next == '\'' || next == '\u2019';
    return isSpacedLetter(next)
        || isMark(next)
        || (apostrophe && index + 1 < text.length() && isSpacedLetter(text.codePointAt(index + 1)));
  }

  private static boolean isSpacedLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        && (codePoint < 0x0e00 || !UNSPACED.contains(UnicodeScript.of(codePoint)));
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
