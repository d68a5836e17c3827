package org.doubleloop.kit.rule;

import java.util.List;
import org.doubleloop.kit.condition.AttributeType;

/// An attribute of the context that a policy declares.
public interface DeclaredAttribute {
  String name();

  AttributeType type();

  /// Those that a string may have; none: any.
  List<String> values();

  /// Whether a context must have it.
  boolean required();
}
