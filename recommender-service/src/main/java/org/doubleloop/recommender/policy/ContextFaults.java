package org.doubleloop.recommender.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.problem.FieldFault;

/// What a policy version finds wrong with a context: attributes that it does not declare, values
/// that are not of the declared type or among the declared ones, required ones that are absent.
///
/// A value that is not declared is refused rather than passed by: no rule would speak of it.
public final class ContextFaults {
  /// The most characters of a string; the signal-service takes no more from an action.
  static final int LONGEST_STRING = ConditionLimits.LONGEST_TEXT;

  private ContextFaults() {}

  public static List<FieldFault> of(PolicyVersion version, Map<String, Object> context) {
    var declared =
        version.attributes().stream()
            .collect(Collectors.toMap(Attribute::name, Function.identity()));
    var faults = new ArrayList<FieldFault>();
    context.forEach((name, value) -> {
      var attribute = declared.get(name);
      if (attribute == null) {
        faults.add(fault(name, "UNKNOWN", "is not declared by the policy"));
      } else if (value instanceof String text && text.length() > LONGEST_STRING) {
        var message = "must have at most " + LONGEST_STRING + " characters";
        faults.add(fault(name, "SIZE", message));
      } else {
        attribute.faultOf(value).ifPresent(message -> faults.add(fault(name, "TYPE", message)));
      }
    });
    declared.values().stream()
        .filter(attribute -> attribute.required() && !context.containsKey(attribute.name()))
        .forEach(attribute -> faults.add(fault(attribute.name(), "REQUIRED", "is required")));
    return List.copyOf(faults);
  }

  private static FieldFault fault(String name, String code, String message) {
    return new FieldFault(FieldFault.pointer("/context", name), code, message);
  }
}
