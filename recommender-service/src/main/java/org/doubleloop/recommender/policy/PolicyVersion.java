package org.doubleloop.recommender.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.condition.Budget;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.jspecify.annotations.Nullable;

/// One immutable version of a policy.
///
/// @param proposal the accepted proposal that it came from
/// @param unit what is assigned to an option as one
/// @param watch what must not suffer
/// @param leading what hints at the metric before it is known
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
    List<NamedMetric> watch,
    List<NamedMetric> leading,
    Exploration exploration,
    List<Attribute> attributes,
    List<Option> options,
    List<Rule> rules,
    List<Guidance> guidance) {

  /// What there is of every version, as characters.
  private static final int EACH = 1_000;

  /// How far suggestions go.
  public enum Mode {
    /// Only recorded.
    OBSERVE,
    SUGGEST,
    /// With the declared exploration.
    EXPLORE
  }

  /// The declared share of chance.
  ///
  /// @param floor the part of the share that is spread evenly
  /// @param across among which options chance chooses
  public record Exploration(double share, double floor, Across across) {
    /// Among which options chance chooses.
    public enum Across {
      /// All that the rules leave.
      ELIGIBLE,
      /// Those that the rules prefer.
      PREFERRED
    }
  }

  public PolicyVersion {
    watch = List.copyOf(watch);
    leading = List.copyOf(leading);
    attributes = List.copyOf(attributes);
    options = List.copyOf(options);
    rules = List.copyOf(rules);
    guidance = List.copyOf(guidance);
  }

  public VersionName name() {
    return new VersionName(key, version);
  }

  private String title() {
    return "version %d of policy %s".formatted(version, key.policy());
  }

  /// How much it says, about.
  int characters() {
    return Stream.of(
                attributes.stream().flatMap(each -> each.values().stream()),
                options.stream().flatMap(Option::texts),
                rules.stream().flatMap(Rule::texts),
                guidance.stream().flatMap(Guidance::texts))
            .flatMap(Function.identity())
            .mapToInt(String::length)
            .sum()
        + EACH;
  }

  /// The options by their ids, in the policy's order.
  public List<String> optionIds() {
    return options.stream().map(Option::id).toList();
  }

  /// The option of this id, if there is one.
  public Optional<Option> option(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /// All that it counts: the metric that decides, then what is watched, then what leads.
  public List<CountedMetric> metrics() {
    return Stream.of(
            Stream.of(new CountedMetric(Role.METRIC, null, metric)),
            watch.stream().map(each -> new CountedMetric(Role.WATCH, each.id(), each.metric())),
            leading.stream().map(each -> new CountedMetric(Role.LEADING, each.id(), each.metric())))
        .flatMap(Function.identity())
        .toList();
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
  ///
  /// @throws ServiceException `condition-too-costly`
  public List<Guidance> guidanceFor(Map<String, Object> context) {
    var budget = new Budget(title(), context);
    return guidance.stream()
        .filter(each -> budget.holds("guidance " + each.id(), each.when()))
        .toList();
  }

  /// The rules and guardrails that speak in this context, in their order.
  ///
  /// @throws ServiceException `condition-too-costly`
  public List<Rule> rulesFor(Map<String, Object> context) {
    var budget = new Budget(title(), context);
    return rules.stream().filter(rule -> budget.holds(rule.name(), rule.when())).toList();
  }
}
