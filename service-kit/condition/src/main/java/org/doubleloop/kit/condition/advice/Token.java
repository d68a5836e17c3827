package org.doubleloop.kit.condition.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A word, value or sign of a condition, as it is written.
///
/// @param at the place of its first character, from 0
record Token(Kind kind, String text, int at) {
  /// What it is.
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    /// A text that does not end.
    OPEN_TEXT,
    SIGN
  }

  private static final Pattern NEXT =
      Pattern.compile(
          """
          \\s+|//[^\\n]*\
          |(?<text>[rRbB]{0,2}(?:"{3}[\\s\\S]*?"{3}|'{3}[\\s\\S]*?'{3}))\
          |(?<raw>[rR](?:"[^"\\n]*"|'[^'\\n]*'))\
          |(?<quoted>[bB]?(?:"(?:[^"\\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\\n]|\\\\.)*+'))\
          |(?<open>[rRbB]?["'][^\\n]*)\
          |(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)\
          |(?<number>[0-9][0-9A-Za-z_.]*(?:(?<=[eE])[+-][0-9]+)?)\
          |(?<sign>===|!==|==|!=|<>|<=|>=|=<|=>|=~|&&|\\|\\||\\{\\{|}}|.)\
          """,
          Pattern.DOTALL);

  static List<Token> of(String expression) {
    var tokens = new ArrayList<Token>();
    var next = NEXT.matcher(expression);
    while (next.lookingAt()) {
      for (var group : GROUPS) {
        var text = next.group(group.name);
        if (text != null) {
          tokens.add(new Token(group.kind, text, next.start()));
        }
      }
      next.region(next.end(), expression.length());
    }
    return tokens;
  }

  private record Group(String name, Kind kind) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("text", Kind.TEXT),
          new Group("raw", Kind.TEXT),
          new Group("quoted", Kind.TEXT),
          new Group("open", Kind.OPEN_TEXT),
          new Group("word", Kind.WORD),
          new Group("number", Kind.NUMBER),
          new Group("sign", Kind.SIGN));

  boolean is(String sign) {
    return text.equals(sign) && kind != Kind.TEXT;
  }

  /// Whether something that has a value may end here.
  boolean ends() {
    return kind == Kind.SIGN ? is(")") || is("]") || is("}") : !is("in");
  }

  int end() {
    return at + text.length();
  }
}
