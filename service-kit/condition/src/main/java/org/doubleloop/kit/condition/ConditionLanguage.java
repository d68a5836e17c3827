package org.doubleloop.kit.condition;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static dev.cel.checker.CelStandardDeclarations.StandardFunction.*;
import static java.util.Collections.unmodifiableMap;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableIdent;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.kit.condition.Compilation.Fault;
import org.doubleloop.kit.condition.advice.Presence;
import org.doubleloop.kit.condition.advice.Slips;
import org.doubleloop.kit.condition.advice.Sorts;

/// The part of CEL that conditions are written in: without macros, and with one kind of number, so
/// that `touch == 3` means what it says.
final class ConditionLanguage {

  static final int LONGEST = 1_000;

  static final String SIZE_OF = "size_of_text";
  static final String OWN_SIZE = "text_size";
  static final String LOWER_ASCII = "text_lower_ascii";

  private static final int DEEPEST = 32;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
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

  /// With a double, as there is no other number.
  private static final List<CelFunctionDecl> OWN_FUNCTIONS =
      List.of(
          CelFunctionDecl.newFunctionDeclaration(
              "size",
              CelOverloadDecl.newGlobalOverload(
                  SIZE_OF, SimpleType.DOUBLE, List.of(SimpleType.STRING)),
              CelOverloadDecl.newMemberOverload(
                  OWN_SIZE, SimpleType.DOUBLE, List.of(SimpleType.STRING))),
          CelFunctionDecl.newFunctionDeclaration(
              "lowerAscii",
              CelOverloadDecl.newMemberOverload(
                  LOWER_ASCII, SimpleType.STRING, List.of(SimpleType.STRING))));

  private static final Set<CelConstant.Kind> CONSTANTS =
      Set.of(
          CelConstant.Kind.BOOLEAN_VALUE,
          CelConstant.Kind.DOUBLE_VALUE,
          CelConstant.Kind.STRING_VALUE);
  private static final String FOREIGN =
      "is none of what conditions are made of: attributes, strings, numbers, true, false and lists";

  /// What is proposed is read by several who check it, and again with each change of it. By about
  /// 50 bytes, of which each character takes one, and each attribute two, however short the text.
  static final Cache<Written, Reading> READ =
      Caffeine.newBuilder()
          .maximumWeight(100_000)
          .weigher((Written written, Reading reading) ->
              10 + written.expression().length() + 2 * written.attributes().size())
          .expireAfterAccess(Duration.ofMinutes(1))
          .build();

  record Written(String expression, Map<String, AttributeType> attributes) {}

  private ConditionLanguage() {}

  static Reading read(String expression, Map<String, AttributeType> attributes) {
    if (expression.codePointCount(0, expression.length()) > LONGEST) {
      return faulty(new Fault(1, 1, "is longer than " + LONGEST + " characters"));
    }
    return READ.get(
        new Written(expression, unmodifiableMap(new LinkedHashMap<>(attributes))),
        written -> readAnew(written.expression(), written.attributes()));
  }

  private static Reading readAnew(String expression, Map<String, AttributeType> attributes) {
    var compiler = compiler(attributes);
    try {
      var parsed = compiler.parse(expression);
      if (parsed.hasError()) {
        return faulty(unreadable(expression, parsed));
      }
      var tree = inOneForm(parsed.getAst(), attributes.keySet());
      var checked = compiler.check(tree);
      return checked.hasError()
          ? new Reading.Faulty(unfit(tree, attributes))
          : read(checked.getAst(), attributes);
    } catch (CelValidationException e) {
      return faulty(new Fault(1, 1, Slips.unreadable()));
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
            .addFunctionDeclarations(OWN_FUNCTIONS)
            .setResultType(SimpleType.BOOL);
    attributes.forEach((name, type) -> {
      builder.addVar(name, celType(type));
      builder.addVar(Presence.of(name), SimpleType.BOOL);
    });
    return builder.build();
  }

  private static CelType celType(AttributeType type) {
    return switch (type) {
      case STRING -> SimpleType.STRING;
      case NUMBER -> SimpleType.DOUBLE;
      case BOOLEAN -> SimpleType.BOOL;
    };
  }

  /// Every whole number as a double, and [Presence] by its name.
  private static CelAbstractSyntaxTree inOneForm(
      CelAbstractSyntaxTree parsed, Set<String> attributes) {
    var tree = CelMutableAst.fromCelAst(parsed);
    CelNavigableMutableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .toList()
        .forEach(term -> {
          if (term.getKind() == Kind.CONSTANT
              && term.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            term.setConstant(CelConstant.ofValue((double) term.constant().int64Value()));
          } else if (term.getKind() == Kind.CALL) {
            asked(term.call())
                .filter(attributes::contains)
                .ifPresent(name -> term.setIdent(CelMutableIdent.create(Presence.of(name))));
          }
        });
    // With the source as it was parsed, so that faults know their places.
    return CelAbstractSyntaxTree.newParsedAst(
        CelMutableExprConverter.fromMutableExpr(tree.expr()), parsed.getSource());
  }

  /// The name that `has` is asked of, if it is.
  private static Optional<String> asked(CelMutableCall call) {
    return call.function().equals("has")
            && call.target().isEmpty()
            && call.args().size() == 1
            && call.args().getFirst().getKind() == Kind.IDENT
        ? Optional.of(call.args().getFirst().ident().name())
        : Optional.empty();
  }

  /// Names stand for attributes only, as nothing else is declared.
  private static Map<String, AttributeType> reads(
      CelAbstractSyntaxTree tree, Map<String, AttributeType> attributes) {
    return Terms.all(tree.getExpr())
        .filter(term -> term.getKind() == Kind.IDENT)
        .map(term -> Presence.attribute(term.ident().name()))
        .distinct()
        .collect(toMap(Function.identity(), attributes::get));
  }

  /// What is wrong with an expression whose types are right.
  private static List<Fault> faults(CelAbstractSyntaxTree tree) {
    return Terms.all(tree.getExpr())
        .flatMap(term -> fault(tree.getSource(), term).stream())
        .toList();
  }

  /// Maps, their fields and unsigned numbers could only be written out, and may have no value: they
  /// would make a condition that never holds.
  private static Optional<Fault> fault(CelSource source, CelExpr expression) {
    return switch (expression.exprKind().getKind()) {
      case IDENT, LIST -> Optional.empty();
      case CONSTANT ->
          CONSTANTS.contains(expression.constant().getKind())
              ? Optional.empty()
              : Optional.of(Fault.at(source, expression, FOREIGN));
      case CALL ->
          expression.call().function().equals(Terms.MATCHES)
              ? patternFault(source, expression.call().args().getLast())
              : Optional.empty();
      case NOT_SET, SELECT, STRUCT, MAP, COMPREHENSION ->
          Optional.of(Fault.at(source, expression, FOREIGN));
    };
  }

  private static Optional<Fault> patternFault(CelSource source, CelExpr pattern) {
    var message =
        pattern.exprKind().getKind() == Kind.CONSTANT
            ? PatternCheck.fault(pattern.constant().stringValue())
            : Optional.of("a pattern must be written out");
    return message.map(text -> Fault.at(source, pattern, text));
  }

  private static Reading faulty(Fault fault) {
    return new Reading.Faulty(List.of(fault));
  }

  /// One slip makes all that follows unreadable: only the first is told.
  private static Fault unreadable(String expression, CelValidationResult parsed) {
    var first = parsed.getErrors().getFirst();
    if (first.getMessage().contains("recursion")) {
      return new Fault(1, 1, "is nested more than " + DEEPEST + " levels deep: divide it");
    }
    return Slips.of(expression)
        .map(slip -> Fault.at(expression, slip.at(), slip.message()))
        .orElseGet(() -> {
          var place = first.getSourceLocation();
          return new Fault(
              Math.max(1, place.getLine()), Math.max(0, place.getColumn()) + 1, Slips.unreadable());
        });
  }

  private static List<Fault> unfit(
      CelAbstractSyntaxTree tree, Map<String, AttributeType> attributes) {
    var remarks = Sorts.of(tree.getExpr(), attributes);
    return remarks.isEmpty()
        ? List.of(new Fault(1, 1, Slips.unreadable()))
        : remarks.stream()
            .map(remark -> Fault.at(tree.getSource(), remark.term(), remark.message()))
            .distinct()
            .toList();
  }
}
