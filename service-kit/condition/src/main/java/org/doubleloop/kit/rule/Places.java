package org.doubleloop.kit.rule;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.rule.RuleSet.Conditional;
import org.jspecify.annotations.Nullable;

/// Whether a context may be at two places at once. Where that cannot be told, it may.
public final class Places {
  private static final int MOST = 10_000;

  /// As many as one answer can wait for.
  private static final long MOST_STEPS = 20_000_000;

  private Places() {}

  private record Place() implements ChoiceRule {
    @Override
    public Force force() {
      return Force.PREFERS;
    }

    @Override
    public Set<String> options() {
      return Set.of();
    }
  }

  /// @param attributes those that the conditions may read
  /// @param one the condition of a place; null: everywhere
  public static boolean overlap(
      List<? extends DeclaredAttribute> attributes, @Nullable String one, @Nullable String other) {
    return overlap(attributes, one, other, MOST_STEPS);
  }

  /// @param mostSteps that may be taken to tell
  public static boolean overlap(
      List<? extends DeclaredAttribute> attributes,
      @Nullable String one,
      @Nullable String other,
      long mostSteps) {
    if (one == null || other == null || one.equals(other)) {
      return true;
    }
    var first = condition(attributes, one);
    var second = condition(attributes, other);
    return first == null || second == null || overlap(attributes, first, second, mostSteps);
  }

  private static boolean overlap(
      List<? extends DeclaredAttribute> attributes,
      Condition first,
      Condition second,
      long mostSteps) {
    var rules =
        new RuleSet<>(
            List.of(),
            List.of(new Conditional<>(new Place(), first), new Conditional<>(new Place(), second)));
    var combinations = Combinations.of(attributes, rules);
    if (!combinations.areAtMost(Math.min(MOST, mostSteps / Math.max(1, rules.mostSteps())))) {
      return true;
    }
    var found = new AtomicBoolean();
    combinations.forEach(context -> {
      if (!found.get() && first.holds(context) && second.holds(context)) {
        found.set(true);
      }
    });
    return found.get();
  }

  private static @Nullable Condition condition(
      List<? extends DeclaredAttribute> attributes, String expression) {
    var types =
        attributes.stream()
            .collect(
                toMap(DeclaredAttribute::name, DeclaredAttribute::type, (first, again) -> first));
    return switch (Condition.compile(expression, types)) {
      case Compilation.Compiled(var condition) -> condition;
      case Compilation.Faulty _ -> null;
    };
  }
}
