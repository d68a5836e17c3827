package org.doubleloop.kit.condition;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Random conditions that take as much as can be written, and attributes with which they take most.
final class SomeExpression {

  static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "s", AttributeType.STRING,
          "t", AttributeType.STRING,
          "n", AttributeType.NUMBER,
          "b", AttributeType.BOOLEAN);

  /// Alike but for their ends, so that comparing and looking for them takes long.
  static final List<Map<String, Object>> CONTEXTS =
      List.of(
          Map.of("s", "a".repeat(1_024), "t", "a".repeat(512) + "b", "n", 3, "b", false),
          Map.of("s", "ab".repeat(512), "t", "é".repeat(1_024), "n", 3.5, "b", true),
          Map.of("s", "aab", "n", 1),
          Map.of());

  private static final List<String> ATOMS =
      List.of(
          "a", ".", "[ab]", "(a|b|ab)*", "a?", "a*", "(a|aa)+", "\\\\pL", "\\\\b", "(.*)", "b|");

  private final RandomGenerator random;

  SomeExpression(RandomGenerator random) {
    this.random = random;
  }

  String bool(int depth) {
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(12)) {
      case 0 -> "b";
      case 1 -> "(" + number(2) + " < " + number(2) + ")";
      case 2 -> "!(" + bool(depth - 1) + ")";
      case 3 -> "(" + bool(depth - 1) + " ? " + bool(depth - 1) + " : " + bool(depth - 1) + ")";
      case 4 -> text(depth) + ".contains(" + text(depth) + ")";
      case 5 -> "(" + text(depth) + " == " + text(depth) + ")";
      case 6 -> "(" + text(depth) + " in [" + text(depth) + ", " + text(1) + "])";
      case 7 -> text(depth) + ".endsWith(" + text(depth) + ")";
      case 8, 9 -> text(1) + ".matches('" + pattern() + "')";
      default ->
          "(" + bool(depth - 1) + (random.nextBoolean() ? " || " : " && ") + bool(depth - 1) + ")";
    };
  }

  private String text(int depth) {
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(6)) {
      case 0 -> "s";
      case 1 -> "t";
      case 2 -> "'" + "a".repeat(random.nextInt(60)) + "b'";
      case 3 -> "(b ? " + text(depth - 1) + " : " + text(depth - 1) + ")";
      default -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
    };
  }

  private String number(int depth) {
    return depth == 0 || random.nextBoolean()
        ? "n"
        : "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
  }

  private String pattern() {
    var pattern = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      pattern.append(ATOMS.get(random.nextInt(ATOMS.size())));
    }
    return random.nextInt(3) == 0 ? pattern + "a{" + random.nextInt(400) + "}c" : pattern + "c";
  }
}
