package org.doubleloop.kit.condition;

/// What an attribute's values are.
public enum AttributeType {
  STRING,
  /// Any number; compared as a double.
  NUMBER,
  BOOLEAN
}
