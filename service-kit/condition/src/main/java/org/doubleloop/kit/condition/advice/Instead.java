package org.doubleloop.kit.condition.advice;

import static org.doubleloop.kit.condition.advice.Sort.*;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Locale;

/// What to write in the place of a value of another sort, as the end of a sentence; empty where
/// that cannot be told.
final class Instead {
  private Instead() {}

  /// What to write so that both are of one sort.
  static String of(CelExpr one, Sort first, CelExpr other, Sort second) {
    if (first == LIST || second == LIST) {
      return ": whether it is one of them is written x in ['a', 'b']";
    }
    if (first == TEXT && isConstant(one)) {
      return unquoted(one, second);
    }
    if (second == TEXT && isConstant(other)) {
      return unquoted(other, first);
    }
    boolean isSecond = isConstant(other);
    if ((first != TEXT && second != TEXT) || (!isSecond && !isConstant(one))) {
      return "";
    }
    return ": write it in quotes, '%s', or declare the attribute %s"
        .formatted(
            plain((isSecond ? other : one).constant()),
            (isSecond ? second : first) == NUMBER ? "a NUMBER" : "a BOOLEAN");
  }

  private static String unquoted(CelExpr text, Sort wanted) {
    var value = text.constant().stringValue();
    boolean fits =
        wanted == FLAG ? Names.isTruth(value) : value.strip().matches("-?[0-9]+(\\.[0-9]+)?");
    return fits
        ? ": write %s without quotes"
            .formatted(wanted == FLAG ? value.toLowerCase(Locale.ROOT) : value.strip())
        : wanted == FLAG ? ": it is true or false, without quotes" : "";
  }

  /// What to write so that a term is of the sort that is wanted.
  static String of(Sort wanted, CelExpr term, Sort sort) {
    if (sort == TEXT && isConstant(term)) {
      return unquoted(term, wanted);
    }
    if (wanted == FLAG && term.getKind() == Kind.IDENT) {
      return ": compare it, such as %s == %s"
          .formatted(term.ident().name(), sort == TEXT ? "'a'" : "1");
    }
    return wanted == TEXT && sort == LIST
        ? ": whether it is one of them is written x in ['a', 'b']"
        : "";
  }

  static boolean isConstant(CelExpr term) {
    return term.getKind() == Kind.CONSTANT;
  }

  private static String plain(CelConstant constant) {
    if (constant.getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
      return String.valueOf(constant.booleanValue());
    }
    double number = constant.doubleValue();
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
