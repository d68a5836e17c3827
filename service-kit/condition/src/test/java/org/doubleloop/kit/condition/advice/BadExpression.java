package org.doubleloop.kit.condition.advice;

import java.util.List;
import java.util.random.RandomGenerator;

/// Makes conditions by their grammar, with values of any sort anywhere, and spoils most of them.
record BadExpression(RandomGenerator random) {
  private static final List<String> VALUES =
      List.of(
          "plan",
          "touch",
          "vip",
          "plna",
          "'a'",
          "\"b\"",
          "3",
          "2.5",
          "true",
          "True",
          "null",
          "1u",
          "b'x'",
          "r'\\d'",
          "[]",
          "['a', 'b']",
          "[1, 'a', vip]",
          "{'a': 1}",
          "{}",
          "a.b",
          "plan.x",
          "99999999999999999999",
          "1e999",
          "0x1F",
          "-1",
          "''",
          "'''a\nb'''",
          "A{b: 1}",
          ".plan",
          "[null]",
          "@in",
          "_",
          "__x__",
          "😀",
          "é",
          "`plan`",
          "\\",
          "'\\q'",
          "\"\\u12\"");
  private static final List<String> SIGNS =
      List.of(
          "==",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "&&",
          "||",
          "+",
          "-",
          "*",
          "/",
          "%",
          "in",
          "=",
          "&",
          "AND",
          "or",
          "is",
          "not in",
          "like",
          "=>",
          "<>",
          ",",
          ":",
          ".",
          "?",
          "contains");
  private static final List<String> CALLS =
      List.of(
          "has",
          "size",
          "startsWith",
          "endsWith",
          "contains",
          "matches",
          "lowerAscii",
          "int",
          "all",
          "exists",
          "map",
          "type",
          "dyn",
          "timestamp",
          "not",
          "toLower",
          "f",
          "if");

  String next() {
    var made = value(random.nextInt(4));
    return switch (random.nextInt(6)) {
      case 0 -> made;
      case 1 -> cut(made);
      case 2 -> made + " " + pick(SIGNS);
      case 3 -> spoilt(made, pick(SIGNS));
      case 4 -> spoilt(made, pick(VALUES));
      default -> spoilt(made, pick(List.of("(", ")", "[", "]", "'", "\"", "{", "}", "\n", "#")));
    };
  }

  private String value(int depth) {
    if (depth == 0) {
      return pick(VALUES);
    }
    return switch (random.nextInt(8)) {
      case 0 -> "!" + value(depth - 1);
      case 1 -> "-" + value(depth - 1);
      case 2 -> "(" + value(depth - 1) + ")";
      case 3 -> value(depth - 1) + " ? " + value(depth - 1) + " : " + value(depth - 1);
      case 4 -> pick(CALLS) + "(" + value(depth - 1) + ")";
      case 5 -> value(depth - 1) + "." + pick(CALLS) + "(" + value(depth - 1) + ")";
      default -> value(depth - 1) + " " + pick(SIGNS) + " " + value(depth - 1);
    };
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length() + 1));
  }

  private String spoilt(String text, String by) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + by + text.substring(at);
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
