package org.doubleloop.recommender.policy;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.condition.AttributeType;

/// An attribute of the context that a policy's conditions may read.
///
/// @param values those allowed; none declared: any
public record Attribute(String name, AttributeType type, List<String> values, boolean required) {
  public Attribute {
    values = List.copyOf(values);
  }

  /// Whether its values divide the evidence: numbers do not.
  boolean formsCells() {
    return type == AttributeType.BOOLEAN || (type == AttributeType.STRING && !values.isEmpty());
  }

  /// What is wrong with a value of it, as the end of a sentence.
  Optional<String> faultOf(Object value) {
    return switch (type) {
      case STRING ->
          !(value instanceof String text)
              ? Optional.of("must be a string")
              : values.isEmpty() || values.contains(text)
                  ? Optional.empty()
                  : Optional.of("must be one of the declared values " + values);
      case NUMBER -> value instanceof Number ? Optional.empty() : Optional.of("must be a number");
      case BOOLEAN ->
          value instanceof Boolean ? Optional.empty() : Optional.of("must be true or false");
    };
  }
}
