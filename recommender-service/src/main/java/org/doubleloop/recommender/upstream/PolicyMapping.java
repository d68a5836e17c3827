package org.doubleloop.recommender.upstream;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.client.policy.model.AttributeJson;
import org.doubleloop.client.policy.model.GuidanceJson;
import org.doubleloop.client.policy.model.PolicyContentJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.client.policy.model.SecondaryMetricJson;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.kit.rule.ChoiceRule;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration.Across;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A policy version of the policy-service as this service understands it.
final class PolicyMapping {

  private final PolicyContentJson content;
  private final Map<String, AttributeType> types;
  private final Conditions conditions;

  private PolicyMapping(PolicyContentJson content, Conditions conditions) {
    this.content = content;
    this.types =
        all(content.getAttributes()).stream()
            .collect(
                toUnmodifiableMap(
                    AttributeJson::getName,
                    attribute -> AttributeType.valueOf(attribute.getType().getValue()),
                    (first, again) -> first));
    this.conditions = conditions;
  }

  /// @throws IllegalArgumentException when something in it is not known here
  static PolicyVersion fromApi(
      String organization, PolicyVersionJson version, Conditions conditions) {
    return new PolicyMapping(version.getContent(), conditions).map(organization, version);
  }

  /// Content that is not a version, as if it were one.
  ///
  /// @param json as JSON of the contract
  /// @throws IllegalArgumentException when something in it is not known here
  static PolicyVersion draft(PolicyKey key, int number, String json, Conditions conditions) {
    try {
      var content = ServiceClient.json().readValue(json, PolicyContentJson.class);
      var version =
          new PolicyVersionJson()
              .policy(key.policy())
              .version(number)
              .content(content)
              .effectiveFrom(Instant.EPOCH);
      return new PolicyMapping(content, conditions).map(key.organization(), version);
    } catch (DateTimeException | JacksonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private PolicyVersion map(String organization, PolicyVersionJson version) {
    return new PolicyVersion(
        new PolicyKey(organization, version.getPolicy()),
        version.getVersion(),
        version.getEffectiveFrom(),
        version.getProposal(),
        content.getMode() == null
            ? PolicyVersion.Mode.SUGGEST
            : PolicyVersion.Mode.valueOf(content.getMode().getValue()),
        content.getUnit() == null
            ? UnitKind.SUBJECT
            : UnitKind.valueOf(content.getUnit().getValue()),
        metric(),
        secondary(content.getWatch()),
        secondary(content.getLeading()),
        exploration(),
        attributes(),
        options(),
        rules(),
        all(content.getGuidance()).stream().map(this::guidance).toList());
  }

  private Guidance guidance(GuidanceJson guidance) {
    var marks = guidance.getMarks();
    return new Guidance(
        guidance.getId(),
        condition(guidance.getWhen()),
        guidance.getText(),
        marks == null ? new Marks() : new Marks(all(marks.getWithout()), all(marks.getWith())),
        guidance.getShare() == null ? 1 : guidance.getShare());
  }

  private Metric metric() {
    var metric = content.getMetric();
    return new Metric(
        metric.getOutcome(),
        Direction.valueOf(metric.getDirection().getValue()),
        window(metric.getWindow(), metric.getGrace()),
        Boolean.TRUE.equals(metric.getCountWeak()),
        metric.getCap(),
        metric.getTarget());
  }

  private List<NamedMetric> secondary(@Nullable List<SecondaryMetricJson> metrics) {
    return all(metrics).stream()
        .map(each -> new NamedMetric(each.getId(), secondary(each)))
        .toList();
  }

  private Metric secondary(SecondaryMetricJson metric) {
    var like = content.getMetric();
    return new Metric(
        metric.getOutcome(),
        Direction.valueOf(metric.getDirection().getValue()),
        metric.getWindow() == null
            ? window(like.getWindow(), like.getGrace())
            : window(metric.getWindow(), metric.getGrace()),
        Boolean.TRUE.equals(metric.getCountWeak()),
        metric.getCap());
  }

  private static Window window(String length, @Nullable String grace) {
    return new Window(
        Duration.parse(length), grace == null ? Duration.ZERO : Duration.parse(grace));
  }

  private PolicyVersion.Exploration exploration() {
    var exploration = content.getExploration();
    if (exploration == null) {
      return new PolicyVersion.Exploration(0, Exploration.FLOOR, Across.PREFERRED);
    }
    var floor = exploration.getFloor();
    var across = exploration.getAcross();
    return new PolicyVersion.Exploration(
        exploration.getShare(),
        floor == null ? Exploration.FLOOR : floor,
        across == null ? Across.PREFERRED : Across.valueOf(across.getValue()));
  }

  private List<Attribute> attributes() {
    return all(content.getAttributes()).stream()
        .map(attribute ->
            new Attribute(
                attribute.getName(),
                AttributeType.valueOf(attribute.getType().getValue()),
                all(attribute.getValues()),
                Boolean.TRUE.equals(attribute.getRequired())))
        .toList();
  }

  private List<Option> options() {
    return content.getOptions().stream()
        .map(option ->
            new Option(
                option.getId(),
                option.getTitle(),
                all(option.getAttributes()),
                option.getDraft(),
                all(option.getSays())))
        .toList();
  }

  private List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    all(content.getGuardrails())
        .forEach(rail ->
            rules.add(
                new Rule(
                    rail.getId(),
                    condition(rail.getWhen()),
                    Rule.Effect.GUARDRAIL,
                    named(rail.getOptions(), rail.getMatching()),
                    rail.getReason())));
    all(content.getRules())
        .forEach(rule ->
            rules.add(
                new Rule(
                    rule.getId(),
                    condition(rule.getWhen()),
                    Rule.Effect.valueOf(rule.getEffect().getValue()),
                    named(rule.getOptions(), rule.getMatching()),
                    rule.getReason())));
    return rules;
  }

  /// The options named by id, and those that have all the attributes named.
  private Set<String> named(@Nullable List<String> ids, @Nullable Map<String, String> matching) {
    var attributes = new HashMap<String, Map<String, String>>();
    content
        .getOptions()
        .forEach(option -> attributes.put(option.getId(), all(option.getAttributes())));
    return ChoiceRule.named(all(ids), all(matching), attributes);
  }

  private @Nullable When condition(@Nullable String when) {
    return when == null ? null : new When(when, types, conditions);
  }

  private static <T> List<T> all(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <K, V> Map<K, V> all(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : map;
  }
}
