package org.doubleloop.recommender.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.metric.Metric;
import org.jspecify.annotations.Nullable;

/// One immutable version of a policy.
///
/// @param proposal the accepted proposal that it came from
/// @param unit what is assigned to an option as one
/// @param rules in their order: guardrails, then the policy's rules
/// @param exploration the share of suggestions drawn by chance and the part of it spread evenly; a
///   share above 0 only in mode EXPLORE
public record PolicyVersion(
    PolicyKey key,
    int version,
    Instant effectiveFrom,
    @Nullable String proposal,
    Mode mode,
    UnitKind unit,
    Metric metric,
    Exploration exploration,
    List<Attribute> attributes,
    List<Option> options,
    List<Rule> rules,
    List<Guidance> guidance) {

  /// How far suggestions go.
  public enum Mode {
    /// Only recorded.
    OBSERVE,
    SUGGEST,
    /// With the declared exploration.
    EXPLORE
  }

  /// The declared share of chance.
  public record Exploration(double share, double floor) {}

  public PolicyVersion {
    attributes = List.copyOf(attributes);
    options = List.copyOf(options);
    rules = List.copyOf(rules);
    guidance = List.copyOf(guidance);
  }

  /// The option of this id, if there is one.
  public Optional<Option> option(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /// Which cells this version's contexts fall into.
  public CellSpace cells() {
    return new CellSpace(
        attributes.stream()
            .filter(Attribute::formsCells)
            .map(attribute -> new CellSpace.Attribute(attribute.name(), attribute.values()))
            .toList());
  }

  /// The guidance for drafts in this context.
  public List<Guidance> guidanceFor(Map<String, Object> context) {
    return guidance.stream().filter(each -> holds(each.when(), context)).toList();
  }

  /// The rules and guardrails that speak in this context, in their order.
  List<Rule> rulesFor(Map<String, Object> context) {
    return rules.stream().filter(rule -> holds(rule.when(), context)).toList();
  }

  private static boolean holds(@Nullable Condition when, Map<String, Object> context) {
    return when == null || when.holds(context);
  }
}
