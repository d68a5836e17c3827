package org.doubleloop.recommender.condition;

import java.util.Map;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Conditions;

/// Where something applies: a condition as it was written, over the attributes that its policy
/// version declares. It is compiled when it is asked for, so that a version that is not asked for
/// takes no more than its texts.
public record When(
    String expression, Map<String, AttributeType> attributes, Conditions conditions) {
  public When {
    attributes = Map.copyOf(attributes);
  }

  /// What becomes of it when it is compiled.
  public Compilation compiled() {
    return conditions.compiled(expression, attributes);
  }
}
