package org.doubleloop.kit.condition;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.advice.Presence;

/// Walks over the terms of an expression: every name, value, list and operator in it is one.
final class Terms {
  static final String MATCHES = "matches";

  private static final String AND = "_&&_";
  private static final String OR = "_||_";
  private static final String NOT = "!_";
  private static final String TERNARY = "_?_:_";

  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_", "@in");
  private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");

  private Terms() {}

  /// The term and all those below it.
  static Stream<CelExpr> all(CelExpr term) {
    return Stream.concat(Stream.of(term), below(term).flatMap(Terms::all));
  }

  /// What a term is made of, in order.
  static Stream<CelExpr> below(CelExpr term) {
    return switch (term.getKind()) {
      case CALL -> Stream.concat(term.call().target().stream(), term.call().args().stream());
      case LIST -> term.list().elements().stream();
      default -> Stream.empty();
    };
  }

  /// All that match a text against a pattern.
  static Stream<CelExpr> matching(CelExpr term) {
    return all(term)
        .filter(each -> each.getKind() == CelExpr.ExprKind.Kind.CALL)
        .filter(each -> each.call().function().equals(MATCHES));
  }

  /// The pattern that such a term was written with.
  static String pattern(CelExpr matching) {
    return matching.call().args().getLast().constant().stringValue();
  }

  /// The constants that an attribute is compared with below a term. Empty where it stands in
  /// anything but a comparison with constants alone; texts are only compared for being the same.
  static Optional<Set<Object>> comparedWith(CelExpr term, String name) {
    var found = new HashSet<Object>();
    return comparedWith(term, name, found) ? Optional.of(found) : Optional.empty();
  }

  private static boolean comparedWith(CelExpr term, String name, Set<Object> found) {
    if (isAttribute(term, name)) {
      return false;
    }
    if (term.getKind() == Kind.CALL && below(term).anyMatch(each -> isAttribute(each, name))) {
      return isComparison(term, name, found);
    }
    return below(term).allMatch(each -> comparedWith(each, name, found));
  }

  private static boolean isComparison(CelExpr call, String name, Set<Object> found) {
    var function = call.call().function();
    var others = below(call).filter(each -> !isAttribute(each, name)).toList();
    boolean orders = ORDER.contains(function);
    return (orders || EQUALITY.contains(function))
        && others.size() == 1
        && constants(others.getFirst())
            .filter(values -> !orders || values.stream().allMatch(Double.class::isInstance))
            .map(found::addAll)
            .isPresent();
  }

  private static Optional<List<Object>> constants(CelExpr term) {
    return switch (term.getKind()) {
      case CONSTANT -> Optional.of(List.of(value(term.constant())));
      case LIST ->
          term.list().elements().stream().allMatch(each -> each.getKind() == Kind.CONSTANT)
              ? Optional.of(
                  term.list().elements().stream().map(each -> value(each.constant())).toList())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case DOUBLE_VALUE -> constant.doubleValue();
      case BOOLEAN_VALUE -> constant.booleanValue();
      default -> constant.stringValue();
    };
  }

  /// The attributes without which a term may have no value: those that are read where nobody has
  /// asked first whether they are there, by `has(x) && ...`, `!has(x) || ...` or `has(x) ? ... :
  /// ...`.
  static Set<String> needs(CelExpr term, Set<String> there) {
    if (term.getKind() == Kind.IDENT) {
      var name = term.ident().name();
      return Presence.isOne(name) || there.contains(name) ? Set.of() : Set.of(name);
    }
    var parts = below(term).toList();
    if (isCall(term, TERNARY)) {
      return union(
          Stream.of(
              needs(parts.get(0), there),
              needs(parts.get(1), union(Stream.of(there, askedBy(parts.get(0), AND)))),
              needs(parts.get(2), union(Stream.of(there, askedBy(parts.get(0), OR))))));
    }
    var known =
        Stream.of(AND, OR)
            .filter(sign -> isCall(term, sign))
            .flatMap(sign -> Stream.of(there, askedBy(term, sign)))
            .toList();
    var within = known.isEmpty() ? there : union(known.stream());
    return union(parts.stream().map(each -> needs(each, within)));
  }

  /// What is there wherever one side of `&&` may matter, or of `||`.
  private static Set<String> askedBy(CelExpr term, String sign) {
    if (isCall(term, sign)) {
      return union(below(term).map(each -> askedBy(each, sign)));
    }
    var question =
        sign.equals(AND) ? term : isCall(term, NOT) ? term.call().args().getFirst() : null;
    return question != null
            && question.getKind() == Kind.IDENT
            && Presence.isOne(question.ident().name())
        ? Set.of(Presence.attribute(question.ident().name()))
        : Set.of();
  }

  private static boolean isCall(CelExpr term, String function) {
    return term.getKind() == Kind.CALL && term.call().function().equals(function);
  }

  private static Set<String> union(Stream<Set<String>> sets) {
    return sets.flatMap(Set::stream).collect(toUnmodifiableSet());
  }

  private static boolean isAttribute(CelExpr term, String name) {
    return term.getKind() == Kind.IDENT && term.ident().name().equals(name);
  }
}
