package org.doubleloop.recommender.notion;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;

/// Places of a policy: made of what it declares, and of at most two traits.
final class Places {
  private static final int MOST_TRAITS = 2;

  private Places() {}

  /// The place; empty where the policy has no such one.
  static Optional<Cell> of(List<Trait> traits, PolicyVersion version) {
    boolean isOne =
        traits.size() <= MOST_TRAITS
            && traits.stream().map(Trait::attribute).distinct().count() == traits.size()
            && traits.stream().allMatch(trait -> isDeclared(trait, version));
    return isOne
        ? Optional.of(
            new Cell(traits.stream().sorted(Comparator.comparing(Trait::attribute)).toList()))
        : Optional.empty();
  }

  private static boolean isDeclared(Trait trait, PolicyVersion version) {
    return version
        .attribute(trait.attribute())
        .filter(Attribute::formsCells)
        .filter(each -> values(each).contains(trait.value()))
        .isPresent();
  }

  static List<String> values(Attribute attribute) {
    return attribute.type() == AttributeType.BOOLEAN
        ? List.of("true", "false")
        : attribute.values();
  }
}
