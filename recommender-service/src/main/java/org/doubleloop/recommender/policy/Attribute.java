package org.doubleloop.recommender.policy;

import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.rule.DeclaredAttribute;

/// An attribute of the context that a policy's conditions may read.
///
/// @param values those allowed; none declared: any
public record Attribute(String name, AttributeType type, List<String> values, boolean required)
    implements DeclaredAttribute {
  public Attribute {
    values = List.copyOf(values);
  }

  /// Whether its values divide the evidence: numbers do not.
  public boolean formsCells() {
    return type == AttributeType.BOOLEAN || (type == AttributeType.STRING && !values.isEmpty());
  }
}
