package org.doubleloop.policy.validation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;

/// Finds conditions that cannot be evaluated over the declared attributes.
final class ConditionValidation {
  private final Map<String, AttributeType> declared;
  private final Set<String> required;
  private final FieldFaults faults;

  ConditionValidation(List<Attribute> attributes, FieldFaults faults) {
    this.declared =
        attributes.stream()
            // One that is declared again is a fault of its own.
            .collect(toMap(Attribute::name, Attribute::type, (first, again) -> first));
    this.required =
        attributes.stream().filter(Attribute::required).map(Attribute::name).collect(toSet());
    this.faults = faults;
  }

  /// @param condition absent where there is none
  void check(String pointer, @Nullable String condition) {
    attributesRead(pointer, condition);
  }

  /// What takes options away must never be silent for want of an attribute.
  void checkBinding(String pointer, @Nullable String condition) {
    attributesRead(pointer, condition).stream()
        .filter(name -> !required.contains(name))
        .sorted()
        .forEach(name ->
            faults.add(
                pointer,
                "OPTIONAL",
                "reads `" + name + "`, which a context may leave out: declare it required"));
  }

  private Set<String> attributesRead(String pointer, @Nullable String condition) {
    if (condition == null) {
      return Set.of();
    }
    return switch (Condition.compile(condition, declared)) {
      case Compilation.Compiled(var compiled) -> compiled.reads();
      case Compilation.Faulty(var found) -> {
        found.forEach(fault -> faults.add(pointer, "CONDITION", fault.toString()));
        yield Set.of();
      }
    };
  }
}
