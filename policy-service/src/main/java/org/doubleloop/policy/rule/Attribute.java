package org.doubleloop.policy.rule;

import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.rule.DeclaredAttribute;
import org.doubleloop.policy.Preconditions;

/// An attribute of the context that conditions may read.
///
/// @param values what a string may be; when empty, anything
/// @param required whether nothing is suggested without it
public record Attribute(
    String name, AttributeType type, List<String> values, boolean required, boolean locked)
    implements DeclaredAttribute {

  public Attribute {
    Preconditions.notEmpty(name, "attribute's name");
    values = List.copyOf(values);
  }
}
