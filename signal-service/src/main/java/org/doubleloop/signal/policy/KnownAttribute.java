package org.doubleloop.signal.policy;

import java.util.Set;

/// An attribute of the context that a version declares.
///
/// @param values those allowed; none declared: any
public record KnownAttribute(String name, Type type, Set<String> values) {

  /// What its values are.
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN;

    /// Whether this is such a value.
    public boolean takes(Object value) {
      return switch (this) {
        case STRING -> value instanceof String;
        case NUMBER -> value instanceof Number;
        case BOOLEAN -> value instanceof Boolean;
      };
    }
  }

  public KnownAttribute {
    values = Set.copyOf(values);
  }

  /// Whether a value of its type is one that is declared.
  public boolean declares(Object value) {
    return values.isEmpty() || values.contains(value.toString());
  }
}
