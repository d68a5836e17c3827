package org.doubleloop.signal.upstream;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.client.policy.model.ArchivalJson;
import org.doubleloop.client.policy.model.AttributeJson;
import org.doubleloop.client.policy.model.MetricJson;
import org.doubleloop.client.policy.model.OptionJson;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.client.policy.model.SecondaryMetricJson;
import org.doubleloop.kit.follow.Follower;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.policy.KnownArchival;
import org.doubleloop.signal.policy.KnownAttribute;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.policy.KnownMetric.Role;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;
import org.jspecify.annotations.Nullable;

/// Reads what the policy feed says.
final class PolicyMapping implements Follower<PolicyFeedItemJson> {
  private final KnownPolicies policies;

  PolicyMapping(KnownPolicies policies) {
    this.policies = policies;
  }

  @Override
  public Optional<Name> nameOf(PolicyFeedItemJson item) {
    return Optional.ofNullable(item.getVersion())
        .map(version ->
            new Name(
                item.getOrganization(),
                "POLICY_VERSION",
                version.getPolicy() + "/" + version.getVersion()))
        .or(() ->
            Optional.ofNullable(item.getArchival())
                .map(archival ->
                    new Name(
                        item.getOrganization(),
                        "POLICY_ARCHIVAL",
                        archival.getPolicy() + "/" + archival.getNumber())));
  }

  @Override
  public boolean isSame(PolicyFeedItemJson kept, PolicyFeedItemJson item) {
    return item.getArchival() == null
        ? version(kept).equals(version(item))
        : item.getArchival().equals(kept.getArchival());
  }

  @Override
  public void learn(PolicyFeedItemJson item) {
    if (item.getArchival() == null) {
      policies.add(version(item));
    } else {
      policies.add(archival(item.getOrganization(), item.getArchival()));
    }
  }

  @Override
  public void completeAt(Instant moment) {
    policies.completeAt(moment);
  }

  private static KnownArchival archival(String organization, ArchivalJson archival) {
    return new KnownArchival(
        organization,
        archival.getPolicy(),
        archival.getNumber(),
        archival.getArchived(),
        archival.getAt());
  }

  private static KnownVersion version(PolicyFeedItemJson item) {
    PolicyVersionJson version = item.getVersion();
    var content = version.getContent();
    var metric = content.getMetric();
    var unit = content.getUnit();
    return new KnownVersion(
        item.getOrganization(),
        version.getPolicy(),
        version.getVersion(),
        version.getEffectiveFrom(),
        metric.getOutcome(),
        Duration.parse(metric.getWindow()),
        unit == null ? UnitKind.SUBJECT : UnitKind.valueOf(unit.getValue()),
        metric.getGrace() == null ? Duration.ZERO : Duration.parse(metric.getGrace()),
        Boolean.TRUE.equals(metric.getCountWeak()),
        metric.getCap(),
        Stream.concat(
                beside(Role.WATCH, content.getWatch(), metric),
                beside(Role.LEADING, content.getLeading(), metric))
            .toList(),
        content.getOptions().stream().map(OptionJson::getId).collect(toSet()),
        all(content.getAttributes()).stream().map(PolicyMapping::attribute).toList());
  }

  /// Without a window of its own one has the metric's.
  private static Stream<KnownMetric> beside(
      Role role, @Nullable List<SecondaryMetricJson> metrics, MetricJson metric) {
    return all(metrics).stream()
        .map(each ->
            new KnownMetric(
                each.getId(),
                role,
                each.getOutcome(),
                Duration.parse(each.getWindow() == null ? metric.getWindow() : each.getWindow()),
                Boolean.TRUE.equals(each.getCountWeak()),
                each.getCap()));
  }

  private static KnownAttribute attribute(AttributeJson attribute) {
    return new KnownAttribute(
        attribute.getName(),
        KnownAttribute.Type.valueOf(attribute.getType().getValue()),
        Set.copyOf(all(attribute.getValues())));
  }

  private static <T> List<T> all(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
