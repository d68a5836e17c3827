package org.doubleloop.policy.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Translates policy content between the API and the domain. The API's types are written with their
/// package, as they have the names of the domain's.
public final class ContentMapping {
  private static final double DEFAULT_FLOOR =
      new org.doubleloop.api.policy.model.Exploration().getFloor();

  private ContentMapping() {}

  /// Reads and checks the content that stands under `/content` in a body. What is returned is only
  /// good when no fault was found.
  public static PolicyContent read(
      org.doubleloop.api.policy.model.PolicyContent content, Faults faults) {
    var exploration = content.getExploration();
    var mode = content.getMode();
    var unit = content.getUnit();
    var read =
        new PolicyContent(
            content.getTitle(),
            content.getHypothesis(),
            read(content.getMetric(), faults),
            unit == null ? PolicyContent.Unit.SUBJECT : PolicyContent.Unit.valueOf(unit.name()),
            map(content.getAttributes(), ContentMapping::read),
            map(content.getOptions(), ContentMapping::read),
            map(content.getRules(), ContentMapping::read),
            map(content.getGuardrails(), ContentMapping::read),
            map(content.getGuidance(), ContentMapping::read),
            exploration == null ? null : read(exploration),
            mode == null ? PolicyContent.Mode.SUGGEST : PolicyContent.Mode.valueOf(mode.name()));
    PolicyValidation.check(read, "/content", faults);
    return read;
  }

  /// Reads and checks the evidence that stands under `/evidence` in a body.
  public static List<Evidence> readEvidence(
      @Nullable List<org.doubleloop.api.policy.model.Evidence> evidence, Faults faults) {
    var read = map(evidence, ContentMapping::read);
    PolicyValidation.checkEvidence("/evidence", read, faults);
    return read;
  }

  public static org.doubleloop.api.policy.model.PolicyContent write(PolicyContent content) {
    var exploration = content.exploration();
    return new org.doubleloop.api.policy.model.PolicyContent()
        .title(content.title())
        .hypothesis(content.hypothesis())
        .metric(write(content.metric()))
        .unit(org.doubleloop.api.policy.model.UnitKind.valueOf(content.unit().name()))
        .attributes(unmap(content.attributes(), ContentMapping::write))
        .options(unmap(content.options(), ContentMapping::write))
        .rules(unmap(content.rules(), ContentMapping::write))
        .guardrails(unmap(content.guardrails(), ContentMapping::write))
        .guidance(unmap(content.guidance(), ContentMapping::write))
        .exploration(exploration == null ? null : write(exploration))
        .mode(org.doubleloop.api.policy.model.Mode.valueOf(content.mode().name()));
  }

  public static org.doubleloop.api.policy.model.Evidence write(Evidence evidence) {
    return new org.doubleloop.api.policy.model.Evidence()
        .statement(evidence.statement())
        .counts(
            unmap(
                evidence.counts(),
                count ->
                    new org.doubleloop.api.policy.model.Count()
                        .label(count.label())
                        .trials(count.trials())
                        .successes(count.successes())))
        .signals(unmap(evidence.signals(), signal -> signal));
  }

  private static Metric read(org.doubleloop.api.policy.model.Metric metric, Faults faults) {
    var window = Window.parse(metric.getWindow());
    if (window.isEmpty()) {
      faults.add(
          "/content/metric/window",
          "FORMAT",
          "must be an ISO 8601 duration in weeks, days, hours, minutes or seconds, above 0 and at"
              + " most P366D");
    }
    return new Metric(
        metric.getOutcome(),
        Metric.Direction.valueOf(metric.getDirection().name()),
        metric.getTarget(),
        // Some length, so that the faults after this one are found too.
        window.orElse(Window.LONGEST),
        Boolean.TRUE.equals(metric.getCountWeak()));
  }

  private static org.doubleloop.api.policy.model.Metric write(Metric metric) {
    return new org.doubleloop.api.policy.model.Metric()
        .outcome(metric.outcome())
        .direction(org.doubleloop.api.policy.model.Direction.valueOf(metric.direction().name()))
        .target(metric.target())
        .window(Window.format(metric.window()))
        .countWeak(metric.countWeak());
  }

  private static Attribute read(org.doubleloop.api.policy.model.Attribute attribute) {
    return new Attribute(
        attribute.getName(),
        Attribute.Type.valueOf(attribute.getType().name()),
        map(attribute.getValues(), value -> value),
        Boolean.TRUE.equals(attribute.getRequired()));
  }

  private static org.doubleloop.api.policy.model.Attribute write(Attribute attribute) {
    return new org.doubleloop.api.policy.model.Attribute()
        .name(attribute.name())
        .type(org.doubleloop.api.policy.model.AttributeType.valueOf(attribute.type().name()))
        .values(unmap(attribute.values(), value -> value))
        .required(attribute.required());
  }

  private static Option read(org.doubleloop.api.policy.model.Option option) {
    return new Option(
        option.getId(), option.getTitle(), sorted(option.getAttributes()), option.getDraft());
  }

  private static org.doubleloop.api.policy.model.Option write(Option option) {
    return new org.doubleloop.api.policy.model.Option()
        .id(option.id())
        .title(option.title())
        .attributes(unsorted(option.attributes()))
        .draft(option.draft());
  }

  private static Rule read(org.doubleloop.api.policy.model.Rule rule) {
    return new Rule(
        rule.getId(),
        rule.getWhen(),
        Rule.Effect.valueOf(rule.getEffect().name()),
        new Selection(map(rule.getOptions(), id -> id), sorted(rule.getMatching())),
        rule.getReason(),
        map(rule.getEvidence(), ContentMapping::read));
  }

  private static org.doubleloop.api.policy.model.Rule write(Rule rule) {
    return new org.doubleloop.api.policy.model.Rule()
        .id(rule.id())
        .when(rule.when())
        .effect(org.doubleloop.api.policy.model.RuleEffect.valueOf(rule.effect().name()))
        .options(unmap(rule.selection().options(), id -> id))
        .matching(unsorted(rule.selection().matching()))
        .reason(rule.reason())
        .evidence(unmap(rule.evidence(), ContentMapping::write));
  }

  private static Guardrail read(org.doubleloop.api.policy.model.Guardrail guardrail) {
    return new Guardrail(
        guardrail.getId(),
        guardrail.getWhen(),
        new Selection(map(guardrail.getOptions(), id -> id), sorted(guardrail.getMatching())),
        guardrail.getReason());
  }

  private static org.doubleloop.api.policy.model.Guardrail write(Guardrail guardrail) {
    return new org.doubleloop.api.policy.model.Guardrail()
        .id(guardrail.id())
        .when(guardrail.when())
        .options(unmap(guardrail.selection().options(), id -> id))
        .matching(unsorted(guardrail.selection().matching()))
        .reason(guardrail.reason());
  }

  private static Guidance read(org.doubleloop.api.policy.model.Guidance guidance) {
    return new Guidance(guidance.getId(), guidance.getWhen(), guidance.getText());
  }

  private static org.doubleloop.api.policy.model.Guidance write(Guidance guidance) {
    return new org.doubleloop.api.policy.model.Guidance()
        .id(guidance.id())
        .when(guidance.when())
        .text(guidance.text());
  }

  private static Exploration read(org.doubleloop.api.policy.model.Exploration exploration) {
    var floor = exploration.getFloor();
    return new Exploration(exploration.getShare(), floor == null ? DEFAULT_FLOOR : floor);
  }

  private static org.doubleloop.api.policy.model.Exploration write(Exploration exploration) {
    return new org.doubleloop.api.policy.model.Exploration()
        .share(exploration.share())
        .floor(exploration.floor());
  }

  private static Evidence read(org.doubleloop.api.policy.model.Evidence evidence) {
    return new Evidence(
        evidence.getStatement(),
        map(
            evidence.getCounts(),
            count -> new Evidence.Count(count.getLabel(), count.getTrials(), count.getSuccesses())),
        map(evidence.getSignals(), signal -> signal));
  }

  private static <A, D> List<D> map(@Nullable List<A> list, Function<A, D> read) {
    return list == null ? List.of() : list.stream().map(read).toList();
  }

  /// Absent when empty.
  private static <D, A> @Nullable List<A> unmap(List<D> list, Function<D, A> write) {
    return list.isEmpty() ? null : list.stream().map(write).toList();
  }

  private static SortedMap<String, String> sorted(@Nullable Map<String, String> map) {
    return map == null ? new TreeMap<>() : new TreeMap<>(map);
  }

  private static @Nullable Map<String, String> unsorted(SortedMap<String, String> map) {
    return map.isEmpty() ? null : map;
  }
}
