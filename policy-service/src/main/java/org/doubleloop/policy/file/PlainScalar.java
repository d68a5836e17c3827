package org.doubleloop.policy.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What YAML text is that stands in no quotes. Only what every reader of YAML, old and new, takes
/// for the same is a text, a number or a truth value; the rest is unclear.
enum PlainScalar {
  TEXT(""),
  /// As JSON writes numbers.
  NUMBER(""),
  /// `true` or `false`.
  BOOLEAN(""),
  /// `null`.
  NULL(""),
  UNCLEAR_EMPTY("has no value: leave the field out, or write \"\" for an empty text"),
  UNCLEAR_NULL(
      "is nothing to some readers of YAML and a text to others: leave the field out, or put"
          + " it in quotes"),
  UNCLEAR_WORD(
      "is true or false to some readers of YAML and a text to others: put it in quotes for"
          + " the text, or write true or false"),
  UNCLEAR_DATE("is a date to some readers of YAML and a text to others: put it in quotes"),
  UNCLEAR_NUMBER(
      "is one number to some readers of YAML, and another or a text to others: put it in"
          + " quotes for the text, or write the number as JSON does"),
  UNCLEAR_SIGN("means something of its own to some readers of YAML: put it in quotes");

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?", Pattern.DOTALL);

  /// Those of YAML 1.1 and 1.2: other bases, parts of sixty, signs, gaps, and what is no number.
  private static final List<Pattern> OTHER_NUMBERS =
      List.of(
          Pattern.compile("[-+]?0(b[01_]+|o?[0-7_]+|x[0-9a-fA-F_]+)"),
          Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"),
          Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"),
          Pattern.compile("[-+]?\\.[0-9_]+([eE][-+]?[0-9]+)?"),
          Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"));

  /// What is longer is not taken apart: it is no number that anybody means.
  private static final int LONGEST = 100;

  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?[.0-9][-+0-9a-fA-Fx_:.]*");

  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n");

  private final String fault;

  PlainScalar(String fault) {
    this.fault = fault;
  }

  static PlainScalar of(String text) {
    return switch (text) {
      case "" -> UNCLEAR_EMPTY;
      case "true", "false" -> BOOLEAN;
      case "null" -> NULL;
      case "~" -> UNCLEAR_NULL;
      case "=", "<<" -> UNCLEAR_SIGN;
      default -> ofOthers(text);
    };
  }

  private static PlainScalar ofOthers(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("null")) {
      return UNCLEAR_NULL;
    }
    if (WORDS.contains(lower)) {
      return UNCLEAR_WORD;
    }
    if (JSON_NUMBER.matcher(text).matches()) {
      return NUMBER;
    }
    if (DATE.matcher(text).matches()) {
      return UNCLEAR_DATE;
    }
    boolean isNumber =
        text.length() > LONGEST
            ? LIKE_A_NUMBER.matcher(text).matches()
            : OTHER_NUMBERS.stream().anyMatch(number -> number.matcher(text).matches());
    return isNumber ? UNCLEAR_NUMBER : TEXT;
  }

  /// What is wrong with it, and what to do; empty where nothing is.
  String fault() {
    return fault;
  }
}
