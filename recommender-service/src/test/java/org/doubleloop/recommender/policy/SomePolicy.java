package org.doubleloop.recommender.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.window.Window;

/// A policy for tests: options `a`, `b`, `c`, the attributes `industry`, `vip` and `touch`, and
/// what a test adds.
public record SomePolicy(
    PolicyKey key,
    int version,
    Mode mode,
    double share,
    Instant effectiveFrom,
    List<Rule> rules,
    String outcome,
    List<String> options) {

  public static final PolicyKey KEY = new PolicyKey("acme", "outreach");
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  public static final List<String> OPTIONS = List.of("a", "b", "c");

  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute("industry", AttributeType.STRING, List.of("retail", "finance"), false),
          new Attribute("vip", AttributeType.BOOLEAN, List.of(), false),
          new Attribute("touch", AttributeType.NUMBER, List.of(), false));

  private static final Conditions CONDITIONS = new Conditions(100_000);

  /// None yet; those that are added have room.
  public static Policies policies() {
    return new Policies(1_000_000, name -> Optional.empty());
  }

  public static SomePolicy some() {
    return new SomePolicy(KEY, 1, Mode.SUGGEST, 0, START, List.of(), "replied", OPTIONS);
  }

  public SomePolicy exploring(double all) {
    return new SomePolicy(key, version, Mode.EXPLORE, all, effectiveFrom, rules, outcome, options);
  }

  public SomePolicy observing() {
    return new SomePolicy(
        key, version, Mode.OBSERVE, share, effectiveFrom, rules, outcome, options);
  }

  public SomePolicy version(int number, Instant from) {
    return new SomePolicy(key, number, mode, share, from, rules, outcome, options);
  }

  public SomePolicy measuring(String other) {
    return new SomePolicy(key, version, mode, share, effectiveFrom, rules, other, options);
  }

  public SomePolicy offering(String... others) {
    return new SomePolicy(
        key, version, mode, share, effectiveFrom, rules, outcome, List.of(others));
  }

  public SomePolicy rule(String id, String when, Rule.Effect effect, String... named) {
    var more = new ArrayList<>(rules);
    var types = ATTRIBUTES.stream().collect(Collectors.toMap(Attribute::name, Attribute::type));
    more.add(
        new Rule(
            id, new When(when, types, CONDITIONS), effect, Set.of(named), "the reason of " + id));
    return new SomePolicy(key, version, mode, share, effectiveFrom, more, outcome, options);
  }

  public PolicyVersion build() {
    return new PolicyVersion(
        key,
        version,
        effectiveFrom,
        null,
        mode,
        UnitKind.SUBJECT,
        new Metric(
            outcome,
            Direction.INCREASE,
            new Window(Duration.ofDays(14), Duration.ZERO),
            false,
            null),
        List.of(),
        List.of(),
        new Exploration(share, 0.02, Exploration.Across.PREFERRED),
        ATTRIBUTES,
        options.stream().map(id -> new Option(id, "Option " + id, Map.of(), null)).toList(),
        rules,
        List.of());
  }

  /// The same, which counts this.
  public PolicyVersion counting(Metric metric, List<NamedMetric> watch, List<NamedMetric> leading) {
    var same = build();
    return new PolicyVersion(
        same.key(),
        same.version(),
        same.effectiveFrom(),
        same.proposal(),
        same.mode(),
        same.unit(),
        metric,
        watch,
        leading,
        same.exploration(),
        same.attributes(),
        same.options(),
        same.rules(),
        same.guidance());
  }

  /// The same, which declares these.
  public PolicyVersion declaring(List<Attribute> attributes) {
    var same = build();
    return new PolicyVersion(
        same.key(),
        same.version(),
        same.effectiveFrom(),
        same.proposal(),
        same.mode(),
        same.unit(),
        same.metric(),
        same.watch(),
        same.leading(),
        same.exploration(),
        attributes,
        same.options(),
        same.rules(),
        same.guidance());
  }
}
