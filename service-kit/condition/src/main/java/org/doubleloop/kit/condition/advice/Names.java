package org.doubleloop.kit.condition.advice;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What a name was probably to be.
final class Names {
  /// All that a condition may be made of, as the end of a sentence.
  static final String ALLOWED =
      "a condition is made of declared attributes, texts in quotes, numbers, true, false and"
          + " [lists] with ==, !=, <, <=, >, >=, in, &&, ||, !, ?:, +, -, *, /, has(x), size(x),"
          + " x.startsWith(y), x.endsWith(y), x.contains(y), x.matches(y) and x.lowerAscii()";

  /// The functions, as they are called.
  static final Map<String, String> FUNCTIONS =
      Map.of(
          "has", "has(x)",
          "size", "size(x)",
          "startsWith", "x.startsWith('a')",
          "endsWith", "x.endsWith('a')",
          "contains", "x.contains('a')",
          "matches", "x.matches('^a')",
          "lowerAscii", "x.lowerAscii()");

  /// Names that functions have elsewhere, in small letters and without `_`.
  private static final Map<String, List<String>> ELSEWHERE =
      Map.of(
          "has(x)",
          List.of("exists", "exist", "isset", "defined", "isdefined", "present", "ispresent"),
          "size(x)",
          List.of("length", "len", "count", "strlen", "charlength"),
          "x.startsWith('a')",
          List.of("starts", "beginswith", "hasprefix", "prefix", "startwith"),
          "x.endsWith('a')",
          List.of("ends", "hassuffix", "suffix", "endwith"),
          "x.contains('a')",
          List.of("includes", "include", "indexof", "contain", "find", "instr", "containsstring"),
          "x.matches('^a')",
          List.of("match", "regex", "regexp", "regexmatch", "like", "ilike", "rlike", "test"),
          "x.lowerAscii() == 'a'",
          List.of("equalsignorecase", "iequals", "equalfold", "ieq", "casecmp"),
          "x.lowerAscii()",
          List.of("lower", "tolower", "tolowercase", "lowercase", "lcase", "casefold"),
          "x == 'a'",
          List.of("equals", "eq", "equal", "isequal"),
          "!(...)",
          List.of("not"));

  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("isempty", "write x == '' or !has(x)"),
          Map.entry("isnull", "write !has(x)"),
          Map.entry("isblank", "write x == '' or !has(x)"),
          Map.entry("int", "declare the attribute a NUMBER"),
          Map.entry("uint", "declare the attribute a NUMBER"),
          Map.entry("double", "declare the attribute a NUMBER"),
          Map.entry("float", "declare the attribute a NUMBER"),
          Map.entry("number", "declare the attribute a NUMBER"),
          Map.entry("tonumber", "declare the attribute a NUMBER"),
          Map.entry("parseint", "declare the attribute a NUMBER"),
          Map.entry("bool", "declare the attribute a BOOLEAN"),
          Map.entry("boolean", "declare the attribute a BOOLEAN"),
          Map.entry("string", "declare the attribute a STRING"),
          Map.entry("upper", "compare x.lowerAscii() with small letters"),
          Map.entry("upperascii", "compare x.lowerAscii() with small letters"),
          Map.entry("toupper", "compare x.lowerAscii() with small letters"),
          Map.entry("touppercase", "compare x.lowerAscii() with small letters"),
          Map.entry("trim", "trim what is sent"),
          Map.entry("now", "no clock is read here: send a NUMBER such as daysSinceSignup"),
          Map.entry("timestamp", "no clock is read here: send a NUMBER such as daysSinceSignup"),
          Map.entry("duration", "no clock is read here: send a NUMBER such as daysSinceSignup"),
          Map.entry("date", "no clock is read here: send a NUMBER such as daysSinceSignup"));

  private Names() {}

  /// What is said of a function that there is not.
  static String noFunction(String name) {
    var plain = plain(name);
    var instead =
        Optional.ofNullable(WITHOUT.get(plain))
            .or(() -> elsewhere(plain).map("write %s"::formatted))
            .or(() ->
                nearest(name, FUNCTIONS.keySet()).map(FUNCTIONS::get).map("write %s"::formatted));
    return "'%s' is no function here: %s".formatted(Quotes.shown(name), instead.orElse(ALLOWED));
  }

  /// The function that a name stands for elsewhere, if any.
  static Optional<String> function(String name) {
    return FUNCTIONS.containsKey(name) ? Optional.of(FUNCTIONS.get(name)) : elsewhere(plain(name));
  }

  private static Optional<String> elsewhere(String plain) {
    return ELSEWHERE.entrySet().stream()
        .filter(each -> each.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// What is said of a name that is no attribute's.
  static String undeclared(String name, Collection<String> declared) {
    var probably =
        isTruth(name)
            ? " Write %s in small letters".formatted(plain(name))
            : isNothing(name)
                ? " Nothing has that value: ask has(x), whether x is there"
                : nearest(name, declared).map(" Probably %s is meant"::formatted).orElse("");
    return "'%s' is not declared; declared are %s%s"
        .formatted(
            Quotes.shown(name),
            Quotes.listed(new TreeSet<>(declared)),
            probably.isEmpty() ? "" : "." + probably);
  }

  static boolean isTruth(String name) {
    return plain(name).equals("true") || plain(name).equals("false");
  }

  static boolean isNothing(String name) {
    return List.of("null", "nil", "none", "undefined", "nan").contains(plain(name));
  }

  static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .filter(each -> distance(plain(name), plain(each)) <= Math.min(2, plain(name).length() / 2))
        .min(
            Comparator.<String>comparingInt(each -> distance(plain(name), plain(each)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /// How many characters must be changed, added or left out to get from one to the other.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int before = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = before + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        before = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
