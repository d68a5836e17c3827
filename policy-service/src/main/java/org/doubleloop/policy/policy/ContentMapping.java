package org.doubleloop.policy.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.doubleloop.api.policy.model.AttributeJson;
import org.doubleloop.api.policy.model.AttributeTypeJson;
import org.doubleloop.api.policy.model.CountJson;
import org.doubleloop.api.policy.model.DirectionJson;
import org.doubleloop.api.policy.model.EvidenceJson;
import org.doubleloop.api.policy.model.ExplorationJson;
import org.doubleloop.api.policy.model.GuardrailJson;
import org.doubleloop.api.policy.model.GuidanceJson;
import org.doubleloop.api.policy.model.MetricJson;
import org.doubleloop.api.policy.model.ModeJson;
import org.doubleloop.api.policy.model.OptionJson;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.RuleEffectJson;
import org.doubleloop.api.policy.model.RuleJson;
import org.doubleloop.api.policy.model.UnitKindJson;
import org.jspecify.annotations.Nullable;

/// Translates policy content between the API and the domain. The API's types are written with their
/// package, as they have the names of the domain's.
public final class ContentMapping {
  private static final double DEFAULT_FLOOR = new ExplorationJson().getFloor();

  private ContentMapping() {}

  /// Reads and checks the content that stands under `/content` in a body. What is returned is only
  /// good when no fault was found.
  public static PolicyContent read(PolicyContentJson content, Faults faults) {
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
  public static List<Evidence> readEvidence(@Nullable List<EvidenceJson> evidence, Faults faults) {
    var read = map(evidence, ContentMapping::read);
    PolicyValidation.checkEvidence("/evidence", read, faults);
    return read;
  }

  public static PolicyContentJson write(PolicyContent content) {
    var exploration = content.exploration();
    return new PolicyContentJson()
        .title(content.title())
        .hypothesis(content.hypothesis())
        .metric(write(content.metric()))
        .unit(UnitKindJson.valueOf(content.unit().name()))
        .attributes(unmap(content.attributes(), ContentMapping::write))
        .options(unmap(content.options(), ContentMapping::write))
        .rules(unmap(content.rules(), ContentMapping::write))
        .guardrails(unmap(content.guardrails(), ContentMapping::write))
        .guidance(unmap(content.guidance(), ContentMapping::write))
        .exploration(exploration == null ? null : write(exploration))
        .mode(ModeJson.valueOf(content.mode().name()));
  }

  public static EvidenceJson write(Evidence evidence) {
    return new EvidenceJson()
        .statement(evidence.statement())
        .counts(
            unmap(
                evidence.counts(),
                count ->
                    new CountJson()
                        .label(count.label())
                        .trials(count.trials())
                        .successes(count.successes())))
        .signals(unmap(evidence.signals(), signal -> signal));
  }

  private static Metric read(MetricJson metric, Faults faults) {
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

  private static MetricJson write(Metric metric) {
    return new MetricJson()
        .outcome(metric.outcome())
        .direction(DirectionJson.valueOf(metric.direction().name()))
        .target(metric.target())
        .window(Window.format(metric.window()))
        .countWeak(metric.countWeak());
  }

  private static Attribute read(AttributeJson attribute) {
    return new Attribute(
        attribute.getName(),
        Attribute.Type.valueOf(attribute.getType().name()),
        map(attribute.getValues(), value -> value),
        Boolean.TRUE.equals(attribute.getRequired()));
  }

  private static AttributeJson write(Attribute attribute) {
    return new AttributeJson()
        .name(attribute.name())
        .type(AttributeTypeJson.valueOf(attribute.type().name()))
        .values(unmap(attribute.values(), value -> value))
        .required(attribute.required());
  }

  private static Option read(OptionJson option) {
    return new Option(
        option.getId(), option.getTitle(), sorted(option.getAttributes()), option.getDraft());
  }

  private static OptionJson write(Option option) {
    return new OptionJson()
        .id(option.id())
        .title(option.title())
        .attributes(unsorted(option.attributes()))
        .draft(option.draft());
  }

  private static Rule read(RuleJson rule) {
    return new Rule(
        rule.getId(),
        rule.getWhen(),
        Rule.Effect.valueOf(rule.getEffect().name()),
        new Selection(map(rule.getOptions(), id -> id), sorted(rule.getMatching())),
        rule.getReason(),
        map(rule.getEvidence(), ContentMapping::read));
  }

  private static RuleJson write(Rule rule) {
    return new RuleJson()
        .id(rule.id())
        .when(rule.when())
        .effect(RuleEffectJson.valueOf(rule.effect().name()))
        .options(unmap(rule.selection().options(), id -> id))
        .matching(unsorted(rule.selection().matching()))
        .reason(rule.reason())
        .evidence(unmap(rule.evidence(), ContentMapping::write));
  }

  private static Guardrail read(GuardrailJson guardrail) {
    return new Guardrail(
        guardrail.getId(),
        guardrail.getWhen(),
        new Selection(map(guardrail.getOptions(), id -> id), sorted(guardrail.getMatching())),
        guardrail.getReason());
  }

  private static GuardrailJson write(Guardrail guardrail) {
    return new GuardrailJson()
        .id(guardrail.id())
        .when(guardrail.when())
        .options(unmap(guardrail.selection().options(), id -> id))
        .matching(unsorted(guardrail.selection().matching()))
        .reason(guardrail.reason());
  }

  private static Guidance read(GuidanceJson guidance) {
    return new Guidance(guidance.getId(), guidance.getWhen(), guidance.getText());
  }

  private static GuidanceJson write(Guidance guidance) {
    return new GuidanceJson().id(guidance.id()).when(guidance.when()).text(guidance.text());
  }

  private static Exploration read(ExplorationJson exploration) {
    var floor = exploration.getFloor();
    return new Exploration(exploration.getShare(), floor == null ? DEFAULT_FLOOR : floor);
  }

  private static ExplorationJson write(Exploration exploration) {
    return new ExplorationJson().share(exploration.share()).floor(exploration.floor());
  }

  private static Evidence read(EvidenceJson evidence) {
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
