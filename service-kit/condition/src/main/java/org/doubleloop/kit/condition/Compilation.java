package org.doubleloop.kit.condition;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

/// What became of an expression.
public sealed interface Compilation {

  /// It can be evaluated.
  record Compiled(Condition condition) implements Compilation {}

  /// It cannot: all that is wrong with it.
  record Faulty(List<Fault> faults) implements Compilation {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /// One thing that is wrong.
  ///
  /// @param line from 1
  /// @param column from 1
  record Fault(int line, int column, String message) {
    static Fault at(CelSource source, CelExpr term, String message) {
      return Optional.ofNullable(source.getPositionsMap().get(term.id()))
          .flatMap(source::getOffsetLocation)
          .map(at -> new Fault(at.getLine(), at.getColumn() + 1, message))
          .orElseGet(() -> new Fault(1, 1, message));
    }

    /// @param offset of a character, from 0
    static Fault at(String expression, int offset, String message) {
      int line = expression.lastIndexOf('\n', offset - 1) + 1;
      return new Fault(
          1 + (int) expression.substring(0, line).chars().filter(each -> each == '\n').count(),
          1 + expression.codePointCount(line, offset),
          message);
    }

    @Override
    public String toString() {
      return "line " + line + ", column " + column + ": " + message;
    }
  }
}
