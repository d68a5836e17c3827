package org.doubleloop.kit.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A compiled condition; holds or does not hold for a set of attributes. Safe for several threads.
public final class Condition {

  /// The most characters that an expression may have.
  public static final int LONGEST = ConditionLanguage.LONGEST;

  private final String expression;
  private final Set<String> reads;
  private final Program program;

  Condition(String expression, Set<String> reads, Program program) {
    this.expression = expression;
    this.reads = Set.copyOf(reads);
    this.program = program;
  }

  /// Compiles an expression over these attributes.
  public static Compilation compile(String expression, Map<String, AttributeType> attributes) {
    return ConditionLanguage.compile(expression, attributes);
  }

  /// An expression that is known to be right.
  ///
  /// @throws IllegalArgumentException when it is not
  public static Condition of(String expression, Map<String, AttributeType> attributes) {
    return switch (compile(expression, attributes)) {
      case Compilation.Compiled(Condition condition) -> condition;
      case Compilation.Faulty(var faults) ->
          throw new IllegalArgumentException(expression + ": " + faults);
    };
  }

  /// The names of the attributes that stand in it: where these are given, none is absent for it.
  public Set<String> reads() {
    return reads;
  }

  /// Whether it holds. A part that reads an absent attribute, or one of another type than declared,
  /// has no value; by the rules of the language `||` and `&&` do without it where their other side
  /// decides. What has no value in the end does not hold.
  ///
  /// @param attributes strings, numbers and booleans by name
  public boolean holds(Map<String, ?> attributes) {
    try {
      return Boolean.TRUE.equals(program.eval(doubles(attributes)));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Map<String, Object> doubles(Map<String, ?> attributes) {
    var doubles = new HashMap<String, Object>();
    attributes.forEach((name, value) ->
        doubles.put(name, value instanceof Number number ? number.doubleValue() : value));
    return doubles;
  }

  @Override
  public String toString() {
    return expression;
  }
}
