package org.doubleloop.policy.policy;

import java.util.List;

/// An attribute of the context that conditions may read.
///
/// @param values what a string may be; when empty, anything
/// @param required whether nothing is suggested without it
public record Attribute(String name, Type type, List<String> values, boolean required) {

  /// What kind of value an attribute has.
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN
  }

  public Attribute {
    Preconditions.notEmpty(name, "attribute's name");
    values = List.copyOf(values);
  }
}
