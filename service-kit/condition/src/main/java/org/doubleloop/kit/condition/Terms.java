package org.doubleloop.kit.condition;

import dev.cel.common.ast.CelExpr;
import java.util.stream.Stream;

/// Walks over the terms of an expression: every name, value, list and operator in it is one.
final class Terms {
  static final String MATCHES = "matches";

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
}
