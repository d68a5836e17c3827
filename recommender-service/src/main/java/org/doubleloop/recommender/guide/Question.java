package org.doubleloop.recommender.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.ContextFaults;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.jspecify.annotations.Nullable;

/// What somebody asks guidance for.
///
/// @param context as it stands in a request, an attribute at a time
/// @param unit for whom
record Question(
    @Nullable String policy,
    List<String> context,
    @Nullable String suggestion,
    @Nullable String unit) {
  Question {
    context = List.copyOf(context);
  }

  /// @throws ServiceException where it is none: by a policy or for a suggestion one is asked
  void require() {
    var faults = new ArrayList<FieldFault>();
    if (policy == null && suggestion == null) {
      faults.add(new FieldFault("policy", "REQUIRED", "must be named, or a suggestion"));
    }
    if (suggestion != null && !context.isEmpty()) {
      faults.add(
          new FieldFault(
              "context", "EXCLUSIVE", "must be left out beside a suggestion: it has one"));
    }
    if (suggestion != null && unit != null) {
      faults.add(
          new FieldFault("unit", "EXCLUSIVE", "must be left out beside a suggestion: it has one"));
    }
    for (String each : context) {
      if (each.indexOf('=') < 1) {
        faults.add(new FieldFault("context", "PATTERN", "must be ATTRIBUTE=VALUE, not " + each));
      }
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST, "That is no question about guidance", faults);
    }
  }

  /// Its context by the types that a version declares.
  ///
  /// @throws ServiceException where it does not fit; what is left out is no fault
  Map<String, Object> contextBy(PolicyVersion version) {
    var values = new LinkedHashMap<String, Object>();
    for (String each : context) {
      int at = each.indexOf('=');
      var name = each.substring(0, at);
      values.put(name, value(version, name, each.substring(at + 1)));
    }
    var faults =
        ContextFaults.of(version, values).stream()
            .filter(fault -> !fault.code().equals("REQUIRED"))
            .map(fault -> new FieldFault("context", fault.code(), named(fault)))
            .toList();
    if (!faults.isEmpty()) {
      throw new ServiceException(
          SuggestionProblem.INVALID_CONTEXT,
          "Version " + version.version() + " declares other attributes",
          faults);
    }
    return values;
  }

  private static String named(FieldFault fault) {
    return "of " + fault.pointer().substring("/context/".length()) + " " + fault.message();
  }

  /// The text where it is not of the declared type: that is told as a fault.
  private static Object value(PolicyVersion version, String name, String text) {
    return version.attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(Attribute::type)
        .findFirst()
        .<Object>map(type ->
            switch (type) {
              case STRING -> text;
              case BOOLEAN -> flag(text);
              case NUMBER -> number(text);
            })
        .orElse(text);
  }

  private static Object flag(String text) {
    return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : text;
  }

  private static Object number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? (Object) number : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
