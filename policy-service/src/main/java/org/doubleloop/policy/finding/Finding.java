package org.doubleloop.policy.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;

/// What a proposal of the recommender rests on.
///
/// @param place the traits that make it; empty: everywhere
/// @param unitsPerWeek that begin an episode there; null where that is not known
/// @param rate that succeeds there; null where that is not known
/// @param told all of it, as JSON of the contract
public record Finding(
    Tier tier,
    List<Trait> place,
    @Nullable Double unitsPerWeek,
    @Nullable Double rate,
    String told) {

  /// How much it is worth.
  public enum Tier {
    /// A reason to try.
    HUNCH,
    /// It has passed its test.
    HOLDS
  }

  /// An attribute with its value as text.
  public record Trait(String attribute, String value) {
    public Trait {
      Preconditions.notEmpty(attribute, "attribute's name");
    }

    /// As a condition writes it. Of these types cells are made; a text is within quotes.
    private String condition(List<Attribute> attributes) {
      boolean isBoolean =
          attributes.stream()
              .anyMatch(
                  each -> each.name().equals(attribute) && each.type() == AttributeType.BOOLEAN);
      return attribute
          + " == "
          + Condition.literal(isBoolean ? (Object) Boolean.valueOf(value) : value);
    }
  }

  public Finding {
    Preconditions.notEmpty(told, "finding");
    place = List.copyOf(place);
  }

  public boolean isHunch() {
    return tier == Tier.HUNCH;
  }

  /// The condition of its place; empty where that is everywhere.
  ///
  /// @param attributes as they are declared
  public Optional<String> where(List<Attribute> attributes) {
    return place.isEmpty()
        ? Optional.empty()
        : Optional.of(
            place.stream()
                .map(trait -> trait.condition(attributes))
                .collect(Collectors.joining(" && ")));
  }

  /// @param attributes as they are declared
  /// @throws ServiceException where no context is at the place, by what is declared
  public void requireDeclared(List<Attribute> attributes) {
    var faults = new ArrayList<FieldFault>();
    for (int i = 0; i < place.size(); i++) {
      var trait = place.get(i);
      var declared =
          attributes.stream().filter(each -> each.name().equals(trait.attribute())).findFirst();
      if (declared.isEmpty() || declared.get().type() == AttributeType.NUMBER) {
        faults.add(
            new FieldFault(
                "/finding/place/" + i + "/attribute",
                "UNKNOWN",
                "must be a declared attribute that is a text, or true or false"));
      } else if (!values(declared.get()).isEmpty()
          && !values(declared.get()).contains(trait.value())) {
        faults.add(
            new FieldFault(
                "/finding/place/" + i + "/value",
                "UNKNOWN",
                "must be one of " + String.join(", ", values(declared.get()))));
      }
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(
          PolicyProblem.INVALID_POLICY, "The finding is at no place of the policy", faults);
    }
  }

  private static List<String> values(Attribute attribute) {
    return attribute.type() == AttributeType.BOOLEAN
        ? List.of("true", "false")
        : attribute.values();
  }
}
