package org.doubleloop.kit.condition.advice;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.doubleloop.kit.condition.advice.Token.Kind;
import org.jspecify.annotations.Nullable;

/// Finds why the text of a condition cannot be read, by its tokens.
public final class Slips {
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|0x[0-9a-fA-F]+)u?");

  private static final int MOST_DIGITS = 18;

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("=", "=="),
          Map.entry("===", "=="),
          Map.entry("!==", "!="),
          Map.entry("<>", "!="),
          Map.entry("=<", "<="),
          Map.entry("=>", ">="),
          Map.entry("&", "&&"),
          Map.entry("|", "||"),
          Map.entry("≠", "!="),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("¬", "!"),
          Map.entry("∧", "&&"),
          Map.entry("∨", "||"),
          Map.entry("=~", ".matches('...')"),
          Map.entry("~", ".matches('...')"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("and", "&&"),
          Map.entry("or", "||"),
          Map.entry("is", "=="),
          Map.entry("eq", "=="),
          Map.entry("equals", "=="),
          Map.entry("ne", "!="),
          Map.entry("neq", "!="),
          Map.entry("gt", ">"),
          Map.entry("ge", ">="),
          Map.entry("gte", ">="),
          Map.entry("lt", "<"),
          Map.entry("le", "<="),
          Map.entry("lte", "<="),
          Map.entry("in", "in"));

  private static final Set<String> RESERVED =
      Set.of(
          ("as break const continue else for function if import let loop package namespace return"
                  + " var void while")
              .split(" "));

  private static final Set<String> BETWEEN =
      Set.of("==", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "*", "/", "%", "?", ":");

  private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

  private Slips() {}

  /// @param at the place of the character, from 0
  public record Slip(int at, String message) {}

  /// What is probably wrong; empty where that cannot be told.
  public static Optional<Slip> of(String expression) {
    var tokens = Token.of(expression);
    if (tokens.isEmpty()) {
      return Optional.of(
          new Slip(0, "is empty: write true for what always holds; " + Names.ALLOWED));
    }
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      var message = message(tokens, i);
      if (message != null) {
        return Optional.of(new Slip(token.at(), message));
      }
    }
    return brackets(tokens).or(() -> end(tokens.getLast()));
  }

  /// What is said where nothing better can be.
  public static String unreadable() {
    return "cannot be read from here on: " + Names.ALLOWED;
  }

  private static @Nullable String message(List<Token> tokens, int i) {
    var token = tokens.get(i);
    var before = i == 0 ? null : tokens.get(i - 1);
    return switch (token.kind()) {
      case OPEN_TEXT ->
          "the text that begins here does not end: write %s at its end, and \\%1$s for one within"
              .formatted(token.text().contains("\"") && !token.text().contains("'") ? "\"" : "'");
      case SIGN -> sign(token, before);
      case NUMBER -> isNumber(token.text()) ? sideBySide(token, before) : noNumber(token.text());
      case WORD -> word(tokens, i, before);
      case TEXT -> sideBySide(token, before);
    };
  }

  private static @Nullable String sign(Token sign, @Nullable Token before) {
    var instead = SIGNS.get(sign.text());
    if (instead != null) {
      return "`%s` is written `%s`".formatted(sign.text(), instead);
    }
    if ("“”„‘’«»`´".contains(sign.text())) {
      return "`%s` is no quotation mark here: write '".formatted(sign.text());
    }
    if (sign.is("(") && before != null && before.kind() != Kind.WORD) {
      return sideBySide(sign, before);
    }
    if (BETWEEN.contains(sign.text())) {
      return before == null || !before.ends()
          ? "something is missing before `%s`".formatted(sign.text())
          : null;
    }
    return "()[]{}!-,.".contains(sign.text())
        ? null
        : "`%s` stands in no condition: an attribute stands by its name alone, a text in quotes"
            .formatted(sign.text());
  }

  private static @Nullable String word(List<Token> tokens, int i, @Nullable Token before) {
    var word = tokens.get(i);
    if (before != null && before.is(".")) {
      return null;
    }
    if (RESERVED.contains(word.text())) {
      return "`%s` is a word that the language keeps to itself: ".formatted(word.text())
          + Names.ALLOWED;
    }
    if (before == null || !before.ends() || word.is("in")) {
      return null;
    }
    return infix(tokens, i, before);
  }

  /// A word where only a sign may stand.
  private static String infix(List<Token> tokens, int i, Token before) {
    var word = tokens.get(i);
    var small = word.text().toLowerCase(Locale.ROOT);
    if (before.is("not") || before.is("NOT") || before.is("Not")) {
      return "`%s` before it is written `!`, with what it denies in brackets"
          .formatted(before.text());
    }
    if (small.equals("not")) {
      return "`%s` is written `!` before all of it: !(x in ['a', 'b'])".formatted(word.text());
    }
    if (WORDS.containsKey(small)) {
      return "`%s` is written `%s`".formatted(Quotes.shown(word.text()), WORDS.get(small));
    }
    if (small.equals("between")) {
      return "`%s` is written x >= 1 && x <= 2".formatted(word.text());
    }
    return Names.function(word.text())
        .map(function -> "`%s` is written %s".formatted(Quotes.shown(word.text()), function))
        .orElseGet(() -> sideBySideOf(word, before));
  }

  private static @Nullable String sideBySide(Token token, @Nullable Token before) {
    if (before == null || !before.ends()) {
      return null;
    }
    return before.kind() == Kind.WORD && token.kind() != Kind.SIGN && isWord(before.text())
        ? "`%s` before it is written `%s`"
            .formatted(before.text(), WORDS.get(before.text().toLowerCase(Locale.ROOT)))
        : sideBySideOf(token, before);
  }

  private static boolean isWord(String text) {
    return WORDS.containsKey(text.toLowerCase(Locale.ROOT));
  }

  private static String sideBySideOf(Token token, Token before) {
    return before.kind() == Kind.TEXT && before.end() == token.at()
        ? "a text ends right before it: write \\' for an apostrophe within a text"
        : "`%s` and `%s` stand side by side: write ==, && or another sign between them"
            .formatted(Quotes.shown(before.text()), Quotes.shown(token.text()));
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches()
        && (text.contains(".") || text.length() <= MOST_DIGITS || text.matches(".*[eE].*"));
  }

  private static String noNumber(String text) {
    return NUMBER.matcher(text).matches()
        ? "`%s` has more digits than a number can have here".formatted(Quotes.shown(text))
        : "`%s` is no number: a text stands in quotes, '%1$s'".formatted(Quotes.shown(text));
  }

  private static Optional<Slip> brackets(List<Token> tokens) {
    var open = new ArrayDeque<Token>();
    for (Token token : tokens) {
      if (token.kind() != Kind.SIGN) {
        continue;
      }
      if (CLOSING.containsKey(token.text())) {
        open.push(token);
      } else if (CLOSING.containsValue(token.text())) {
        var opening = open.poll();
        if (opening == null || !token.text().equals(CLOSING.get(opening.text()))) {
          return Optional.of(
              new Slip(token.at(), "`%s` closes nothing that is open".formatted(token.text())));
        }
      }
    }
    return Optional.ofNullable(open.peek())
        .map(token ->
            new Slip(
                token.at(),
                "`%s` is not closed: write `%s`"
                    .formatted(token.text(), CLOSING.get(token.text()))));
  }

  private static Optional<Slip> end(Token last) {
    return last.ends()
        ? Optional.empty()
        : Optional.of(
            new Slip(last.at(), "something is missing after `%s`".formatted(last.text())));
  }
}
