package org.doubleloop.kit.condition.advice;

import java.util.Collection;

/// What is quoted of a condition or of a policy, which may be long.
public final class Quotes {
  private static final int WORD = 40;
  private static final int LIST = 1_000;

  private Quotes() {}

  static String shown(String text) {
    return shortened(text, WORD);
  }

  static String listed(Collection<String> names) {
    return shortened(names.toString(), LIST);
  }

  /// The first characters of a text, and where that is not all, dots in their end.
  public static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) > most
        ? text.substring(0, text.offsetByCodePoints(0, most - 3)) + "..."
        : text;
  }
}
