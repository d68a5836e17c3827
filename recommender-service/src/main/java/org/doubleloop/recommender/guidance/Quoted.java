package org.doubleloop.recommender.guidance;

/// Texts as one line of a prompt, so that none of them can pass for another one.
final class Quoted {
  private Quoted() {}

  /// Without anything that is not shown, or that begins another line.
  static String line(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .filter(each -> !isHidden(each))
        .map(each -> Character.isWhitespace(each) || Character.isISOControl(each) ? ' ' : each)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /// In quotes, as JSON has texts.
  static String quote(String text) {
    return "\"" + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Signs that have no width, or turn the direction of others.
  private static boolean isHidden(int character) {
    return Character.getType(character) == Character.FORMAT;
  }
}
