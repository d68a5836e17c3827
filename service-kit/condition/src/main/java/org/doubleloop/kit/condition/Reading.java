package org.doubleloop.kit.condition;

import com.google.common.collect.ImmutableMap;
import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.doubleloop.kit.condition.Compilation.Fault;

/// What was read of the text of a condition.
sealed interface Reading {

  /// @param tree with its types checked
  /// @param reads the attributes that stand in it
  /// @param patterns by their texts
  record Sound(
      CelAbstractSyntaxTree tree,
      Map<String, AttributeType> reads,
      ImmutableMap<String, Pattern> patterns)
      implements Reading {

    CelExpr root() {
      return tree.getExpr();
    }

    int terms() {
      return (int) Terms.all(root()).count()
          + patterns.entrySet().stream()
              .mapToInt(each -> PatternCheck.terms(each.getKey(), each.getValue()))
              .sum();
    }

    Cost cost(ToIntFunction<String> sizes) {
      return Cost.of(root(), patterns, sizes);
    }

    Fault fault(CelExpr term, String message) {
      return Fault.at(tree.getSource(), term, message);
    }
  }

  record Faulty(List<Fault> faults) implements Reading {}
}
