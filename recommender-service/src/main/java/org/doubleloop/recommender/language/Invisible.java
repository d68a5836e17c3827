package org.doubleloop.recommender.language;

import java.util.stream.Collectors;

/// Characters that nobody sees, or that change how others are seen: format characters
/// (bidirectional, zero width, tags), controls, fillers, variation selectors, and what is no
/// character. Line breaks and tabs are none of them.
public final class Invisible {

  private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private Invisible() {}

  public static boolean is(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> FILLERS.indexOf(c) >= 0 || isVariationSelector(c);
    };
  }

  /// The text without them, for those who only read words.
  public static String stripped(String text) {
    return text.codePoints()
        .filter(c -> !is(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// The text with each as `[U+200B]`, for people.
  public static String shown(String text) {
    return text.codePoints()
        .mapToObj(c -> is(c) ? "[U+%04X]".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180F);
  }
}
