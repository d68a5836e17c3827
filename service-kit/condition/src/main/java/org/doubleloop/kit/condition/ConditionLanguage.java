package org.doubleloop.kit.condition;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static dev.cel.checker.CelStandardDeclarations.StandardFunction.*;
import static java.util.stream.Collectors.toMap;

import com.google.re2j.Pattern;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The part of CEL that conditions are written in: without macros, and with one kind of number, so
/// that `touch == 3` means what it says.
final class ConditionLanguage {

  static final int LONGEST = 1_000;

  private static final java.util.regex.Pattern UNDECLARED =
      java.util.regex.Pattern.compile("undeclared reference to '([^']*)'.*");

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(32)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelStandardDeclarations FUNCTIONS =
      CelStandardDeclarations.newBuilder()
          .includeFunctions(
              CONDITIONAL,
              LOGICAL_NOT,
              LOGICAL_OR,
              LOGICAL_AND,
              EQUALS,
              NOT_EQUALS,
              LESS,
              LESS_EQUALS,
              GREATER,
              GREATER_EQUALS,
              IN,
              ADD,
              SUBTRACT,
              MULTIPLY,
              DIVIDE,
              NEGATE,
              STARTS_WITH,
              ENDS_WITH,
              CONTAINS,
              MATCHES)
          .build();

  private static final Set<CelConstant.Kind> CONSTANTS =
      Set.of(
          CelConstant.Kind.BOOLEAN_VALUE,
          CelConstant.Kind.DOUBLE_VALUE,
          CelConstant.Kind.STRING_VALUE);
  private static final String FOREIGN =
      "is none of what conditions are made of: attributes, strings, numbers, true, false and lists";

  private ConditionLanguage() {}

  static Reading read(String expression, Map<String, AttributeType> attributes) {
    if (expression.length() > LONGEST) {
      return faulty("is longer than " + LONGEST + " characters");
    }
    var compiler = compiler(attributes);
    try {
      var parsed = compiler.parse(expression);
      if (parsed.hasError()) {
        return faulty(parsed, attributes);
      }
      var checked = compiler.check(withDoubles(parsed.getAst()));
      if (checked.hasError()) {
        return faulty(checked, attributes);
      }
      return read(checked.getAst(), attributes);
    } catch (CelValidationException e) {
      return faulty(String.valueOf(e.getMessage()));
    }
  }

  private static Reading read(CelAbstractSyntaxTree tree, Map<String, AttributeType> attributes) {
    var faults = faults(tree);
    return faults.isEmpty()
        ? new Reading.Sound(
            tree,
            reads(tree, attributes),
            Terms.matching(tree.getExpr())
                .map(Terms::pattern)
                .distinct()
                .collect(toImmutableMap(Function.identity(), Pattern::compile)))
        : new Reading.Faulty(faults);
  }

  private static CelCompiler compiler(Map<String, AttributeType> attributes) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(FUNCTIONS)
            .setResultType(SimpleType.BOOL);
    attributes.forEach((name, type) -> builder.addVar(name, celType(type)));
    return builder.build();
  }

  private static CelType celType(AttributeType type) {
    return switch (type) {
      case STRING -> SimpleType.STRING;
      case NUMBER -> SimpleType.DOUBLE;
      case BOOLEAN -> SimpleType.BOOL;
    };
  }

  /// Every whole number written in the expression, as a double.
  private static CelAbstractSyntaxTree withDoubles(CelAbstractSyntaxTree parsed) {
    var tree = CelMutableAst.fromCelAst(parsed);
    CelNavigableMutableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expression -> expression.getKind() == Kind.CONSTANT)
        .filter(expression -> expression.constant().getKind() == CelConstant.Kind.INT64_VALUE)
        .toList()
        .forEach(expression ->
            expression.setConstant(
                CelConstant.ofValue((double) expression.constant().int64Value())));
    // With the source as it was parsed, so that faults know their places.
    return CelAbstractSyntaxTree.newParsedAst(
        CelMutableExprConverter.fromMutableExpr(tree.expr()), parsed.getSource());
  }

  /// Names stand for attributes only, as nothing else is declared.
  private static Map<String, AttributeType> reads(
      CelAbstractSyntaxTree tree, Map<String, AttributeType> attributes) {
    return Terms.all(tree.getExpr())
        .filter(term -> term.getKind() == Kind.IDENT)
        .map(term -> term.ident().name())
        .distinct()
        .collect(toMap(Function.identity(), attributes::get));
  }

  /// What is wrong with an expression whose types are right.
  private static List<Compilation.Fault> faults(CelAbstractSyntaxTree tree) {
    return Terms.all(tree.getExpr())
        .flatMap(term -> fault(tree.getSource(), term).stream())
        .toList();
  }

  /// Maps, their fields and unsigned numbers could only be written out, and may have no value: they
  /// would make a condition that never holds.
  private static Optional<Compilation.Fault> fault(CelSource source, CelExpr expression) {
    return switch (expression.exprKind().getKind()) {
      case IDENT, LIST -> Optional.empty();
      case CONSTANT ->
          CONSTANTS.contains(expression.constant().getKind())
              ? Optional.empty()
              : Optional.of(Compilation.Fault.at(source, expression, FOREIGN));
      case CALL ->
          expression.call().function().equals(Terms.MATCHES)
              ? patternFault(source, expression.call().args().getLast())
              : Optional.empty();
      case NOT_SET, SELECT, STRUCT, MAP, COMPREHENSION ->
          Optional.of(Compilation.Fault.at(source, expression, FOREIGN));
    };
  }

  private static Optional<Compilation.Fault> patternFault(CelSource source, CelExpr pattern) {
    var message =
        pattern.exprKind().getKind() == Kind.CONSTANT
            ? PatternCheck.fault(pattern.constant().stringValue())
            : Optional.of("a pattern must be written out");
    return message.map(text -> Compilation.Fault.at(source, pattern, text));
  }

  private static Reading faulty(CelValidationResult result, Map<String, AttributeType> attributes) {
    return new Reading.Faulty(
        result.getErrors().stream().map(issue -> fault(issue, attributes)).toList());
  }

  private static Reading faulty(String message) {
    return new Reading.Faulty(List.of(new Compilation.Fault(1, 1, message)));
  }

  private static Compilation.Fault fault(CelIssue issue, Map<String, AttributeType> attributes) {
    var place = issue.getSourceLocation();
    return new Compilation.Fault(
        Math.max(1, place.getLine()),
        Math.max(0, place.getColumn()) + 1,
        message(issue.getMessage(), attributes));
  }

  private static String message(String message, Map<String, AttributeType> attributes) {
    var undeclared = UNDECLARED.matcher(message);
    return undeclared.matches()
        ? "'%s' is not declared; declared are %s"
            .formatted(undeclared.group(1), new TreeSet<>(attributes.keySet()))
        : message;
  }
}
