package org.doubleloop.kit.condition;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelLateFunctionBindings;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.Program;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.advice.Presence;
import org.jspecify.annotations.Nullable;

/// A compiled condition; holds or does not hold for a set of attributes. Safe for several threads.
public final class Condition {

  /// The most characters that an expression may have.
  public static final int LONGEST = ConditionLanguage.LONGEST;

  /// What is absent is unknown to the language: no exception is made of it, which would take many
  /// times as long as to read a value.
  private static final CelUnknownSet ABSENT = CelUnknownSet.create(0L);

  private static final String SPECIAL = "\\'";

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(ConditionLanguage.OPTIONS)
          .setStandardFunctions(
              CelStandardFunctions.newBuilder()
                  .excludeFunctions(
                      CelStandardFunctions.StandardFunction.MATCHES,
                      CelStandardFunctions.StandardFunction.SIZE)
                  .build())
          .addFunctionBindings(
              sizing(ConditionLanguage.SIZE_OF),
              sizing(ConditionLanguage.OWN_SIZE),
              CelFunctionBinding.from(
                  ConditionLanguage.LOWER_ASCII, String.class, Ascii::toLowerCase))
          .addLateBoundFunctions(Terms.MATCHES)
          .build();

  private final String expression;
  private final CelExpr root;
  private final Map<String, AttributeType> reads;
  private final ImmutableMap<String, Pattern> patterns;
  private final int terms;
  private final long mostSteps;
  private final Program program;
  private final CelFunctionResolver matching;

  private Condition(String expression, Reading.Sound sound) {
    this.expression = expression;
    this.root = sound.root();
    this.reads = Map.copyOf(sound.reads());
    this.patterns = sound.patterns();
    this.terms = sound.terms();
    this.mostSteps = sound.cost(name -> ConditionLimits.LONGEST_TEXT).steps();
    this.program = program(sound.tree());
    this.matching = matching(sound.patterns());
  }

  /// Compiles an expression over these attributes.
  public static Compilation compile(String expression, Map<String, AttributeType> attributes) {
    return switch (ConditionLanguage.read(expression, attributes)) {
      case Reading.Sound sound -> new Compilation.Compiled(new Condition(expression, sound));
      case Reading.Faulty(var faults) -> new Compilation.Faulty(faults);
    };
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

  /// A value as it is written out in an expression.
  ///
  /// @param value a string, or true or false
  public static String literal(Object value) {
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(point -> {
          var one = Character.toString(point);
          return SPECIAL.contains(one)
              ? "\\" + one
              : Character.isISOControl(point) ? String.format("\\u%04x", point) : one;
        })
        .collect(Collectors.joining("", "'", "'"));
  }

  /// The names of the attributes that stand in it: where these are given, none is absent for it.
  public Set<String> reads() {
    return reads.keySet();
  }

  /// What an attribute is compared with here: strings or doubles that are written out. Nothing else
  /// about its value matters to the condition, and of a number its order among them; of a string
  /// only whether it is one of them. Empty where the condition does more with it than that.
  public Optional<Set<Object>> comparedWith(String attribute) {
    return Terms.comparedWith(root, attribute);
  }

  /// How many terms it has: see [ConditionLimits].
  public int terms() {
    return terms;
  }

  /// How many steps it takes at most, whatever the attributes.
  public long mostSteps() {
    return mostSteps;
  }

  /// How many steps it takes at most to say whether it holds for these; they are counted anew each
  /// time.
  ///
  /// @param attributes as for [#holds]
  public long steps(Map<String, ?> attributes) {
    return Cost.of(
            root, patterns, name -> attributes.get(name) instanceof String text ? text.length() : 1)
        .steps();
  }

  /// Whether it holds. A part that reads an absent attribute, or one of another type than declared,
  /// has no value; by the rules of the language `||` and `&&` do without it where their other side
  /// decides. What has no value in the end does not hold.
  ///
  /// @param attributes strings, numbers and booleans by name
  public boolean holds(Map<String, ?> attributes) {
    try {
      return Boolean.TRUE.equals(program.eval(name -> value(name, attributes), matching));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("Nothing that was checked can fail", e);
    }
  }

  /// Asked for one by one: a map of them for each evaluation would take as long as that.
  private Optional<Object> value(String name, Map<String, ?> attributes) {
    var attribute = Presence.attribute(name);
    var type = reads.get(attribute);
    if (type == null) {
      return Optional.empty();
    }
    var value = value(attributes.get(attribute), type);
    return Optional.of(Presence.isOne(name) ? (Object) !(value instanceof CelUnknownSet) : value);
  }

  private static CelFunctionBinding sizing(String overload) {
    return CelFunctionBinding.from(
        overload, String.class, text -> (double) text.codePointCount(0, text.length()));
  }

  private static Object value(@Nullable Object given, AttributeType type) {
    return switch (type) {
      case STRING -> given instanceof String text ? text : ABSENT;
      case NUMBER -> given instanceof Number number ? (Object) number.doubleValue() : ABSENT;
      case BOOLEAN -> given instanceof Boolean flag ? (Object) flag : ABSENT;
    };
  }

  /// Without the places of the terms, which take room and tell only of errors.
  private static Program program(CelAbstractSyntaxTree tree) {
    try {
      return RUNTIME.createProgram(
          CelAbstractSyntaxTree.newCheckedAst(
              tree.getExpr(),
              CelSource.newBuilder().build(),
              tree.getReferenceMap(),
              tree.getTypeMap()));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("What was checked can be evaluated", e);
    }
  }

  /// With patterns that are compiled once, and not at each evaluation.
  private static CelFunctionResolver matching(ImmutableMap<String, Pattern> patterns) {
    return CelLateFunctionBindings.from(
        Stream.of("matches", "matches_string")
            .map(overload ->
                CelFunctionBinding.from(
                    overload,
                    String.class,
                    String.class,
                    (text, pattern) -> requireNonNull(patterns.get(pattern)).matcher(text).find()))
            .toList());
  }

  @Override
  public String toString() {
    return expression;
  }
}
