package org.doubleloop.signal.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.kit.follow.Follower;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;

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
                version.getPolicy() + "/" + version.getVersion()));
  }

  @Override
  public boolean isSame(PolicyFeedItemJson kept, PolicyFeedItemJson item) {
    return version(kept).equals(version(item));
  }

  @Override
  public void learn(PolicyFeedItemJson item) {
    policies.add(version(item));
  }

  @Override
  public void completeAt(Instant moment) {
    policies.completeAt(moment);
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
        unit == null ? UnitKind.SUBJECT : UnitKind.valueOf(unit.getValue()));
  }
}
