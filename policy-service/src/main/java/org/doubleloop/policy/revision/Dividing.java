package org.doubleloop.policy.revision;

import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.policy.rule.Attribute;

/// The attributes whose values divide the evidence: numbers and free texts do not.
///
/// @param counted the first [#MOST]
/// @param left those after them, which never count
record Dividing(List<Attribute> counted, List<Attribute> left) {
  static final int MOST = 10;

  static Dividing of(List<Attribute> attributes) {
    var all = attributes.stream().filter(Dividing::divides).toList();
    int counted = Math.min(MOST, all.size());
    return new Dividing(all.subList(0, counted), all.subList(counted, all.size()));
  }

  private static boolean divides(Attribute attribute) {
    return attribute.type() == AttributeType.BOOLEAN
        || (attribute.type() == AttributeType.STRING && !attribute.values().isEmpty());
  }
}
