package org.doubleloop.kit.condition;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// What it takes at most to evaluate a term with all that is below it, where nothing is decided
/// early. The sizes of texts say it, so that it is the same on every machine. A step is what a
/// pattern's instruction takes on a character.
///
/// @param size the most characters that the value has; of a list, those of its elements and one for
///   each; of anything else one
/// @param dearest the term below, or this one, that takes the most steps by itself
/// @param dearestSteps how many these are
record Cost(long size, long steps, CelExpr dearest, long dearestSteps) {
  /// What it takes to come to a term at all.
  private static final long TERM = 50;

  /// How many characters are copied or compared in a step.
  private static final long CHARACTERS = 8;

  /// @param patterns all that stand in it, by their texts
  /// @param sizes of the attributes' texts, by name
  static Cost of(CelExpr term, Map<String, Pattern> patterns, ToIntFunction<String> sizes) {
    var below = Terms.below(term).map(each -> of(each, patterns, sizes)).toList();
    long size = size(term, below, sizes);
    long own = TERM + (term.getKind() == Kind.CALL ? ofCall(term, size, below, patterns) : 0);
    long steps = own;
    var dearest = term;
    long dearestSteps = own;
    for (Cost each : below) {
      steps += each.steps;
      if (each.dearestSteps > dearestSteps) {
        dearest = each.dearest;
        dearestSteps = each.dearestSteps;
      }
    }
    return new Cost(size, steps, dearest, dearestSteps);
  }

  private static long size(CelExpr term, List<Cost> below, ToIntFunction<String> sizes) {
    return switch (term.getKind()) {
      case CONSTANT ->
          term.constant().getKind() == CelConstant.Kind.STRING_VALUE
              ? term.constant().stringValue().length()
              : 1;
      case IDENT -> sizes.applyAsInt(term.ident().name());
      case LIST -> below.size() + sizeOfAll(below);
      case CALL ->
          switch (term.call().function()) {
            case "_+_" -> sizeOfAll(below);
            case "lowerAscii" -> below.getFirst().size;
            case "_?_:_" -> Math.max(below.get(1).size, below.get(2).size);
            default -> 1;
          };
      default -> 1;
    };
  }

  private static long ofCall(
      CelExpr term, long size, List<Cost> below, Map<String, Pattern> patterns) {
    long first = below.getFirst().size;
    long last = below.getLast().size;
    return switch (term.call().function()) {
      case Terms.MATCHES ->
          (first + 1) * requireNonNull(patterns.get(Terms.pattern(term))).programSize();
      case "contains" -> comparisons(first, last) / CHARACTERS;
      case "@in" -> last / CHARACTERS;
      case "_+_" -> size / CHARACTERS;
      case "size" -> first;
      default -> Math.min(first, last) / CHARACTERS;
    };
  }

  /// A part is looked for wherever it has room, and may differ in its last character each time.
  private static long comparisons(long text, long part) {
    long worst = Math.min(part, text / 2 + 1);
    return worst * (text - worst + 1);
  }

  private static long sizeOfAll(List<Cost> terms) {
    return terms.stream().mapToLong(Cost::size).sum();
  }
}
