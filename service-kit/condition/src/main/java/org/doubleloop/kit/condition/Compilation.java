package org.doubleloop.kit.condition;

import java.util.List;

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
    @Override
    public String toString() {
      return "line " + line + ", column " + column + ": " + message;
    }
  }
}
