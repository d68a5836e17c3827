package org.doubleloop.recommender.reviser;

import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Places as conditions of a policy, and as words.
public final class Conditions {
  private Conditions() {}

  /// The condition that holds at a place and nowhere else; null: everywhere.
  public static @Nullable String of(Cell place, PolicyVersion version) {
    return place.equals(Cell.EVERYWHERE)
        ? null
        : place.traits().stream()
            .map(trait -> of(trait, version))
            .collect(Collectors.joining(" && "));
  }

  private static String of(Trait trait, PolicyVersion version) {
    boolean isFlag =
        version.attributes().stream()
            .filter(attribute -> attribute.name().equals(trait.attribute()))
            .map(Attribute::type)
            .anyMatch(AttributeType.BOOLEAN::equals);
    if (isFlag) {
      return Boolean.parseBoolean(trait.value()) ? trait.attribute() : "!" + trait.attribute();
    }
    return trait.attribute() + " == " + quoted(trait.value());
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
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
