package org.doubleloop.policy.validation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.doubleloop.kit.condition.ConditionLimits.LONGEST_TEXT;
import static org.doubleloop.kit.condition.ConditionLimits.MOST_STEPS;
import static org.doubleloop.kit.condition.ConditionLimits.MOST_TERMS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Inspection;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;

/// Finds conditions that cannot be evaluated over the declared attributes, or would take too much:
/// each by itself, and all of them together.
final class ConditionValidation {
  /// After so many conditions with faults no more are read.
  private static final int MOST_FAULTY = 50;

  private final Map<String, AttributeType> declared;
  private final Map<String, Integer> longest;
  private final Map<String, List<String>> values;
  private final Set<String> required;
  private final StandingConditions standing;
  private final FieldFaults faults;
  private final Map<String, Inspection> inspected = new HashMap<>();
  private int terms;
  private long steps;
  private int faulty;

  ConditionValidation(List<Attribute> attributes, StandingConditions standing, FieldFaults faults) {
    this.standing = standing;
    this.declared = byName(attributes, Attribute::type);
    this.longest = byName(attributes, ConditionValidation::longest);
    this.values = byName(attributes, Attribute::values);
    this.required =
        attributes.stream().filter(Attribute::required).map(Attribute::name).collect(toSet());
    this.faults = faults;
  }

  /// One that is declared again is a fault of its own.
  private static <T> Map<String, T> byName(
      List<Attribute> attributes, Function<Attribute, T> value) {
    return attributes.stream().collect(toMap(Attribute::name, value, (first, again) -> first));
  }

  private static int longest(Attribute attribute) {
    return attribute.type() == AttributeType.STRING
        ? attribute.values().stream().mapToInt(String::length).max().orElse(LONGEST_TEXT)
        : 1;
  }

  /// @param condition absent where there is none
  void check(String pointer, @Nullable String condition) {
    attributesNeeded(pointer, condition);
  }

  /// What takes options away must never be silent for want of an attribute.
  void checkBinding(String pointer, @Nullable String condition) {
    attributesNeeded(pointer, condition).stream()
        .filter(name -> !required.contains(name))
        .sorted()
        .forEach(name ->
            faults.add(
                pointer,
                "OPTIONAL",
                "reads `%s`, which a context may leave out: declare it required, or write what holds without it, has(%1$s) && ... or !has(%1$s) || ..."
                    .formatted(name)));
  }

  /// Once there is too much, or enough to mend, nothing more is read, as reading takes time too.
  private Set<String> attributesNeeded(String pointer, @Nullable String condition) {
    if (condition == null || terms > MOST_TERMS || steps > MOST_STEPS || faulty >= MOST_FAULTY) {
      return Set.of();
    }
    var inspection =
        inspected.computeIfAbsent(
            condition,
            text ->
                Inspection.of(
                    text,
                    declared,
                    name -> longest.getOrDefault(name, 1),
                    name -> comparable(text, name)));
    inspection.faults().forEach(fault -> faults.add(pointer, "CONDITION", fault.toString()));
    faulty += inspection.faults().isEmpty() ? 0 : 1;
    terms += inspection.terms();
    steps += inspection.steps();
    checkSum(pointer, "terms", terms, MOST_TERMS);
    checkSum(pointer, "steps", steps, MOST_STEPS);
    return inspection.needs();
  }

  /// What an attribute may be compared with; none: with anything.
  private List<String> comparable(String condition, String attribute) {
    var own = values.getOrDefault(attribute, List.of());
    return standing.had(condition, attribute, own) ? List.of() : own;
  }

  private void checkSum(String pointer, String what, long sum, long most) {
    if (sum > most) {
      faults.add(
          pointer,
          "SIZE",
          ("brings all conditions of the policy up to it to %,d %s, and %,d is the most: write"
                  + " fewer or shorter ones, or divide the policy")
              .formatted(sum, what, most));
    }
  }
}
