package org.doubleloop.kit.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// Checks the patterns of `matches`. They are matched in linear time, but a counted repetition is
/// unfolded before: `(((a{100}){100}){100})` would take all memory. So only single characters and
/// classes are repeated by count, and not too often.
final class PatternCheck {
  /// The most repetitions that a pattern counts out, added up.
  private static final int MOST_REPETITIONS = 1_000;

  private final String pattern;
  private int at;
  private int repetitions;
  private boolean afterGroup;
  private boolean repeatsGroup;

  private PatternCheck(String pattern) {
    this.pattern = pattern;
  }

  /// What is wrong with a pattern, if anything.
  static Optional<String> fault(String pattern) {
    return new PatternCheck(pattern).fault();
  }

  private Optional<String> fault() {
    while (at < pattern.length()) {
      step();
    }
    if (repeatsGroup) {
      return Optional.of("a pattern repeats a group by count, which is only for single characters");
    }
    if (repetitions > MOST_REPETITIONS) {
      return Optional.of("a pattern counts out more than " + MOST_REPETITIONS + " repetitions");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("a pattern is not valid: " + e.getMessage());
    }
  }

  private void step() {
    char next = pattern.charAt(at);
    if (next == '{') {
      count();
    }
    // An empty quotation leaves what stands before it to be repeated.
    boolean quotes = pattern.startsWith("\\Q", at) || pattern.startsWith("\\E", at);
    afterGroup = next == ')' || (afterGroup && quotes);
    switch (next) {
      case '\\' -> at += 2;
      case '[' -> skipClass();
      default -> at++;
    }
  }

  /// A bracket that comes first in a class stands for itself.
  private void skipClass() {
    at++;
    if (pattern.startsWith("^", at)) {
      at++;
    }
    if (pattern.startsWith("]", at)) {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void count() {
    int end = pattern.indexOf('}', at);
    if (end > at) {
      for (String number : pattern.substring(at + 1, end).split(",", -1)) {
        if (number.matches("\\d{1,4}")) {
          repetitions += Integer.parseInt(number);
          repeatsGroup |= afterGroup;
        }
      }
    }
  }
}
