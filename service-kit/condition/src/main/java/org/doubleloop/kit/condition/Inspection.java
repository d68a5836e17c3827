package org.doubleloop.kit.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.Compilation.Fault;
import org.doubleloop.kit.condition.advice.Quotes;
import org.doubleloop.kit.condition.advice.Sorts;
import org.doubleloop.kit.condition.advice.Undeclared;

/// What is to be known of an expression before it is taken: nothing is kept of it.
///
/// @param needs the attributes without which it may have no value
/// @param terms how many it has: see [ConditionLimits]
/// @param steps the most that an evaluation takes
/// @param faults what is wrong with it; where it cannot be read, nothing else is known
public record Inspection(Set<String> needs, int terms, long steps, List<Fault> faults) {
  private static final int LONGEST_QUOTE = 80;

  public Inspection {
    needs = Set.copyOf(needs);
    faults = List.copyOf(faults);
  }

  /// @param longest how many characters the text of an attribute may have
  /// @param values that are declared of an attribute; none: any
  public static Inspection of(
      String expression,
      Map<String, AttributeType> attributes,
      ToIntFunction<String> longest,
      Function<String, List<String>> values) {
    return switch (ConditionLanguage.read(expression, attributes)) {
      case Reading.Faulty(var faults) -> new Inspection(Set.of(), 0, 0, faults);
      case Reading.Sound sound -> of(sound, longest, values);
    };
  }

  private static Inspection of(
      Reading.Sound sound, ToIntFunction<String> longest, Function<String, List<String>> values) {
    var cost = sound.cost(longest);
    var faults = new ArrayList<Fault>();
    Terms.matching(sound.root())
        .filter(term -> Terms.below(term).findFirst().orElseThrow().getKind() != Kind.IDENT)
        .forEach(term ->
            faults.add(
                sound.fault(
                    term,
                    "matches a pattern with what is put together: only an attribute itself is"
                        + " matched, without regard to case by (?i) in the pattern")));
    if (cost.steps() > ConditionLimits.MOST_STEPS_OF_ONE) {
      faults.add(sound.fault(cost.dearest(), tooCostly(sound, cost)));
    }
    Stream.concat(
            Sorts.of(sound.root(), sound.reads()).stream(),
            Terms.all(sound.root()).flatMap(term -> Undeclared.of(term, values)))
        .forEach(remark -> faults.add(sound.fault(remark.term(), remark.message())));
    return new Inspection(Terms.needs(sound.root(), Set.of()), sound.terms(), cost.steps(), faults);
  }

  private static String tooCostly(Reading.Sound sound, Cost cost) {
    return "`%s` takes up to %,d of the %,d steps of the condition, which may take %,d: shorten its"
            .formatted(
                quote(sound.tree(), cost.dearest()),
                cost.dearestSteps(),
                cost.steps(),
                ConditionLimits.MOST_STEPS_OF_ONE)
        + " pattern or text, or declare the values that the attribute may have";
  }

  private static String quote(CelAbstractSyntaxTree tree, CelExpr term) {
    var text = new CelUnparserVisitor(tree).unparse(term);
    return Quotes.shortened(text, LONGEST_QUOTE);
  }
}
