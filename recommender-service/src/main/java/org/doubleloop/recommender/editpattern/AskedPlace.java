package org.doubleloop.recommender.editpattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;

/// A place as it is asked for: `plan=paid`.
final class AskedPlace {
  private static final String NAME = "context";

  private AskedPlace() {}

  /// @throws ServiceException where the policy has no such place
  static Cell of(List<String> asked, PolicyVersion version) {
    var faults = new ArrayList<FieldFault>();
    var traits = new ArrayList<Trait>();
    for (String each : asked) {
      int at = each.indexOf('=');
      if (at < 1 || at == each.length() - 1) {
        faults.add(new FieldFault(NAME, "FORMAT", "must be ATTRIBUTE=VALUE, such as plan=paid"));
      } else {
        var trait = new Trait(each.substring(0, at), each.substring(at + 1));
        if (traits.stream().anyMatch(other -> other.attribute().equals(trait.attribute()))) {
          faults.add(new FieldFault(NAME, "REPEATED", "must name each attribute once"));
        } else {
          traits.add(trait);
        }
      }
    }
    traits.stream()
        .filter(trait -> !isKnown(trait, version))
        .map(trait ->
            new FieldFault(
                NAME,
                "UNKNOWN",
                "must name an attribute that divides the evidence, and a value of it; "
                    + trait
                    + " does not. There are: "
                    + String.join(", ", dividing(version))))
        .forEach(faults::add);
    if (!faults.isEmpty()) {
      throw new ServiceException(CommonProblem.INVALID_REQUEST, "There is no such place", faults);
    }
    traits.sort(Comparator.comparing(Trait::attribute));
    return new Cell(traits);
  }

  private static boolean isKnown(Trait trait, PolicyVersion version) {
    var asText = Map.<String, Object>of(trait.attribute(), trait.value());
    return version.cells().traitsOf(asText).contains(trait) && isValue(trait, version);
  }

  private static boolean isValue(Trait trait, PolicyVersion version) {
    return version.attributes().stream()
        .filter(each -> each.name().equals(trait.attribute()))
        .allMatch(
            each -> !each.values().isEmpty() || List.of("true", "false").contains(trait.value()));
  }

  private static List<String> dividing(PolicyVersion version) {
    return version.attributes().stream()
        .filter(Attribute::formsCells)
        .map(Attribute::name)
        .toList();
  }
}
