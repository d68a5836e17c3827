package org.doubleloop.kit.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.condition.ConditionLimits;

/// Something that is wrong with a context, so that nothing is suggested there.
///
/// A value that is not declared is refused rather than passed by: no rule would speak of it.
///
/// @param message as the end of a sentence about the attribute
public record ContextFault(String attribute, Kind kind, String message) {
  /// What it is.
  public enum Kind {
    /// There is no such attribute.
    UNDECLARED,
    /// It is absent.
    REQUIRED,
    /// Its value is of another type.
    TYPE,
    /// Its value is not among those declared.
    VALUE,
    /// Its value is too long.
    SIZE
  }

  /// All that is wrong with a context.
  ///
  /// @param declared all attributes that there are
  public static List<ContextFault> of(
      List<? extends DeclaredAttribute> declared, Map<String, ?> context) {
    return of(byName(declared), context);
  }

  /// Attributes by their names, for [#of(Map, Map)] in many contexts.
  public static Map<String, DeclaredAttribute> byName(List<? extends DeclaredAttribute> declared) {
    var byName = new LinkedHashMap<String, DeclaredAttribute>();
    declared.forEach(attribute -> byName.put(attribute.name(), attribute));
    return byName;
  }

  /// All that is wrong with a context.
  ///
  /// @param declared all attributes that there are, by their names
  public static List<ContextFault> of(
      Map<String, DeclaredAttribute> declared, Map<String, ?> context) {
    var faults = new ArrayList<ContextFault>();
    context.forEach((name, value) -> {
      var attribute = declared.get(name);
      if (attribute == null) {
        faults.add(new ContextFault(name, Kind.UNDECLARED, "is not declared by the policy"));
      } else {
        of(attribute, value).ifPresent(faults::add);
      }
    });
    for (var attribute : declared.values()) {
      if (attribute.required() && !context.containsKey(attribute.name())) {
        faults.add(new ContextFault(attribute.name(), Kind.REQUIRED, "is required"));
      }
    }
    return List.copyOf(faults);
  }

  private static Optional<ContextFault> of(DeclaredAttribute attribute, Object value) {
    if (value instanceof String text
        && text.codePointCount(0, text.length()) > ConditionLimits.LONGEST_TEXT) {
      return fault(
          attribute,
          Kind.SIZE,
          "must have at most " + ConditionLimits.LONGEST_TEXT + " characters");
    }
    return switch (attribute.type()) {
      case STRING ->
          !(value instanceof String text)
              ? fault(attribute, Kind.TYPE, "must be a string")
              : attribute.values().isEmpty() || attribute.values().contains(text)
                  ? Optional.empty()
                  : fault(
                      attribute,
                      Kind.VALUE,
                      "must be one of the declared values " + attribute.values());
      case NUMBER ->
          value instanceof Number
              ? Optional.empty()
              : fault(attribute, Kind.TYPE, "must be a number");
      case BOOLEAN ->
          value instanceof Boolean
              ? Optional.empty()
              : fault(attribute, Kind.TYPE, "must be true or false");
    };
  }

  private static Optional<ContextFault> fault(
      DeclaredAttribute attribute, Kind kind, String message) {
    return Optional.of(new ContextFault(attribute.name(), kind, message));
  }
}
