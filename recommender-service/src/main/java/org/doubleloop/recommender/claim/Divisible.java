package org.doubleloop.recommender.claim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Which parts of all contexts a version's counts can tell apart: those that at most two attributes
/// make out which divide the evidence.
final class Divisible {
  private static final int MOST_TOGETHER = 2;

  private final PolicyVersion version;
  private final List<String> dividing;

  Divisible(PolicyVersion version) {
    this.version = version;
    this.dividing = version.cells().attributes().stream().map(CellSpace.Attribute::name).toList();
  }

  /// Where a condition holds.
  ///
  /// @param when null: everywhere
  Part where(@Nullable When when) {
    if (when == null) {
      return new Part.Countable(List.of(), _ -> true);
    }
    return switch (when.compiled()) {
      case Compilation.Compiled(Condition condition) ->
          countable(condition.reads(), condition::holds);
      case Compilation.Faulty(var faults) ->
          new Part.NotCountable(
              "The condition cannot be evaluated: %s.".formatted(faults.getFirst()));
    };
  }

  /// Where attributes have these values.
  Part where(List<Trait> traits) {
    for (Trait trait : traits) {
      var why =
          version.attribute(trait.attribute()).flatMap(known -> without(known, trait.value()));
      if (why.isPresent()) {
        return new Part.NotCountable(why.get());
      }
    }
    return countable(
        traits.stream().map(Trait::attribute).collect(Collectors.toSet()),
        context ->
            traits.stream()
                .allMatch(trait ->
                    trait.value().equals(Objects.toString(context.get(trait.attribute()), null))));
  }

  private static Optional<String> without(Attribute attribute, String value) {
    var values =
        attribute.type() == AttributeType.BOOLEAN ? List.of("true", "false") : attribute.values();
    return values.isEmpty() || values.contains(value)
        ? Optional.empty()
        : Optional.of("`%s` has no value `%s`.".formatted(attribute.name(), value));
  }

  private Part countable(
      Collection<String> reads, java.util.function.Predicate<Map<String, Object>> holds) {
    for (String name : reads.stream().sorted().toList()) {
      if (!dividing.contains(name)) {
        return new Part.NotCountable(why(name));
      }
    }
    return reads.size() > MOST_TOGETHER
        ? new Part.NotCountable(
            "It speaks of %s together, and counts are kept by two attributes at most."
                .formatted(
                    reads.stream()
                        .sorted()
                        .map("`%s`"::formatted)
                        .collect(Collectors.joining(", "))))
        : new Part.Countable(reads.stream().sorted().toList(), holds);
  }

  private String why(String name) {
    return version
        .attribute(name)
        .map(known ->
            known.formsCells()
                ? "`%s` is not among the first %d attributes that divide the counts."
                    .formatted(name, CellSpace.MOST_ATTRIBUTES)
                : "`%s` has no declared values, and counts are kept by these and by true and false."
                    .formatted(name))
        .orElseGet(() ->
            "Version %d does not declare `%s`, so that nothing is counted by it."
                .formatted(version.version(), name));
  }
}
