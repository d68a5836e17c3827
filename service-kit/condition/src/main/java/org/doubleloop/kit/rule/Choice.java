package org.doubleloop.kit.rule;

import static java.util.function.Predicate.not;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.kit.rule.ChoiceRule.Force;
import org.jspecify.annotations.Nullable;

/// What the rules that hold leave to choose from, and in which order.
///
/// Rules that forbid take options away; every rule that requires leaves only those that it names.
/// Of the rules that prefer, the first that names an option still there puts those that it names
/// first.
///
/// @param left what is left, in the order of the options
/// @param excluded what is not, each with the first rule that took it away
/// @param requiring the rules that require
/// @param preferring the rule that gives the order; null where none does
public record Choice<R extends ChoiceRule>(
    List<String> left, Map<String, R> excluded, List<R> requiring, @Nullable R preferring) {

  public Choice {
    left = List.copyOf(left);
    excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
    requiring = List.copyOf(requiring);
  }

  /// @param holding the rules that hold here, in their order
  public static <R extends ChoiceRule> Choice<R> of(List<String> options, List<R> holding) {
    var excluded = new LinkedHashMap<String, R>();
    for (String option : options) {
      for (R rule : holding) {
        if (rule.takesAway(option)) {
          excluded.put(option, rule);
          break;
        }
      }
    }
    var left = options.stream().filter(not(excluded::containsKey)).toList();
    var preferring =
        holding.stream()
            .filter(rule -> rule.force() == Force.PREFERS)
            .filter(rule -> left.stream().anyMatch(rule.options()::contains))
            .findFirst()
            .orElse(null);
    var requiring = holding.stream().filter(rule -> rule.force() == Force.REQUIRES).toList();
    return new Choice<>(left, excluded, requiring, preferring);
  }

  /// The place of an option that is left, in the order that is preferred; 1 comes first.
  public int tier(String option) {
    var first = preferring;
    return first == null || first.options().contains(option) ? 1 : 2;
  }

  /// The rules that hold, name an option, and had another decide on it: those that prefer it after
  /// the one that gives the order, or prefer or require what is taken away.
  ///
  /// @param holding the rules that hold here, in their order
  public List<R> overruled(String option, List<R> holding) {
    boolean isTaken = excluded.containsKey(option);
    return holding.stream()
        .filter(rule -> rule.options().contains(option))
        .filter(rule ->
            switch (rule.force()) {
              case FORBIDS -> false;
              case REQUIRES -> isTaken;
              case PREFERS -> isTaken || !rule.equals(preferring);
            })
        .toList();
  }

  /// What is left, what is preferred first.
  public List<String> inOrder() {
    return Stream.of(1, 2)
        .flatMap(tier -> left.stream().filter(option -> tier(option) == tier))
        .toList();
  }

  /// The rules that took something away, each once.
  public List<R> excluding() {
    return excluded.values().stream().distinct().toList();
  }

  /// Whether a rule takes something away here that none before it did, or gives the order.
  boolean isDecidedBy(R rule) {
    return rule.equals(preferring) || excluded.containsValue(rule);
  }

  /// Which rules have decided where another holds and has not.
  List<R> decidedInsteadOf(R rule, List<R> holding) {
    var first = preferring;
    if (rule.force() != Force.PREFERS) {
      return excluded.entrySet().stream()
          .filter(each -> rule.takesAway(each.getKey()))
          .map(Map.Entry::getValue)
          .distinct()
          .toList();
    }
    return first != null && holding.indexOf(first) < holding.indexOf(rule)
        ? List.of(first)
        : excluded.entrySet().stream()
            .filter(each -> rule.options().contains(each.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
  }
}
