package org.doubleloop.kit.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.condition.advice.Quotes;
import org.jspecify.annotations.Nullable;

/// Checks the patterns of `matches`. They are matched in linear time, but a counted repetition is
/// unfolded before: `(((a{100}){100}){100})` would take all memory. So only single characters and
/// classes are repeated by count, and not too often.
final class PatternCheck {
  /// The most repetitions that a pattern counts out, added up.
  private static final int MOST_REPETITIONS = 1_000;

  /// As many instructions take the room of the ranges of a Unicode class.
  private static final int UNICODE_CLASS = 100;

  private static final java.util.regex.Pattern UNICODE_CLASSES =
      java.util.regex.Pattern.compile("\\\\[pP]");

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

  private static final java.util.regex.Pattern WITHOUT_CASE =
      java.util.regex.Pattern.compile("\\(\\?[a-zA-Z-]*i");
  private static final java.util.regex.Pattern WIDE_RANGE =
      java.util.regex.Pattern.compile("-(\\\\[x0-7]|[^\\x00-\\x7F])");

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

  /// How much room a pattern takes.
  static int terms(String text, Pattern pattern) {
    return pattern.programSize()
        + UNICODE_CLASS * (int) UNICODE_CLASSES.matcher(text).results().count();
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
    if (foldsWideRange()) {
      return Optional.of(
          "a pattern without regard to case has a range beyond ASCII: write its characters out");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("a pattern is not valid: " + why(e));
    }
  }

  /// The library's reasons in other words.
  private static String why(PatternSyntaxException fault) {
    var description = fault.getDescription();
    return Map.of(
                "missing closing ]", "a [ is not closed by ]",
                "missing closing )", "a ( is not closed by ), or a ) closes nothing",
                "unexpected )", "a ) closes nothing; \\) is the character",
                "missing argument to repetition operator", "nothing stands before *, +, ? or {",
                "invalid nested repetition operator", "*, + or {} follow on each other",
                "invalid repeat count", "a count is above 1000, or the first is above the second",
                "invalid escape sequence", "\\ stands before a character that needs none",
                "trailing backslash at end of expression", "nothing follows on \\",
                "invalid character class range", "in [a-b] a comes after b",
                "invalid or unsupported Perl syntax", "(? stands only in (?:, (?i) and (?P<name>")
            .getOrDefault(description, "it cannot be read")
        + ": `"
        + Quotes.shortened(fault.getPattern() == null ? "" : fault.getPattern(), 40)
        + "`";
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
    var count = COUNT.matcher(pattern).region(at, pattern.length());
    if (count.lookingAt()) {
      repetitions += number(count.group(1)) + number(count.group(2));
      repeatsGroup |= afterGroup;
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /// To disregard case, a matcher looks at each character of a range before it reads anything.
  private boolean foldsWideRange() {
    int first = pattern.indexOf('[');
    return first >= 0
        && WITHOUT_CASE.matcher(pattern).find()
        && WIDE_RANGE.matcher(pattern).find(first);
  }
}
