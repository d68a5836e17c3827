package org.doubleloop.recommender.reviser;

import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;

/// Places as conditions of a policy, and as words.
public final class Conditions {
  private static final String ALWAYS = "true";

  private Conditions() {}

  /// The condition that holds at a place and nowhere else.
  public static String of(Cell place, PolicyVersion version) {
    return place.equals(Cell.EVERYWHERE)
        ? ALWAYS
        : place.traits().stream()
            .map(trait -> of(trait, version))
            .collect(Collectors.joining(" && "));
  }

  private static String of(Trait trait, PolicyVersion version) {
    boolean isFlag = version.types().get(trait.attribute()) == AttributeType.BOOLEAN;
    Object value = isFlag ? (Object) Boolean.valueOf(trait.value()) : trait.value();
    return trait.attribute() + " == " + Condition.literal(value);
  }

  /// Where a rule holds: one without a condition holds everywhere.
  static String of(Rule rule) {
    var when = rule.when();
    return when == null ? ALWAYS : when.expression();
  }

  /// Such as `where industry is retail and vip is true`; `everywhere`.
  public static String words(Cell place) {
    return place.equals(Cell.EVERYWHERE)
        ? "everywhere"
        : place.traits().stream()
            .map(trait -> trait.attribute() + " is " + trait.value())
            .collect(Collectors.joining(" and ", "where ", ""));
  }
}
