package org.doubleloop.kit.text;

/// Characters as JSON Schema counts them: code points, of which Java may need two `char`s for one.
public final class Characters {

  private Characters() {}

  /// How many a text has.
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /// Whether a text has more than so many.
  public static boolean isLonger(String text, int most) {
    // of no text are there more code points than chars, so that most need not be counted
    return text.length() > most && count(text) > most;
  }

  /// The first ones of a text, so many at most.
  public static String cut(String text, int most) {
    return isLonger(text, most) ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
  }

  /// The first ones of a text, so many at most, and where that is not all, dots in their end.
  public static String shorten(String text, int most) {
    return isLonger(text, most) ? cut(text, most - 3) + "..." : text;
  }
}
