package org.doubleloop.recommender.upstream;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.client.policy.model.ArchivalJson;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.Follower;
import org.doubleloop.recommender.policy.Archival;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up policy versions, and which policies are archived. Neither ever changes: where another
/// comes under a version's number, the first stays, as suggestions have named it.
final class PolicyFollower implements Follower<PolicyFeedItemJson> {

  private static final Logger log = LoggerFactory.getLogger(PolicyFollower.class);

  private final Policies policies;
  private final Conditions conditions;

  PolicyFollower(Policies policies, Conditions conditions) {
    this.policies = policies;
    this.conditions = conditions;
  }

  @Override
  public Optional<Name> nameOf(PolicyFeedItemJson item) {
    return Optional.ofNullable(item.getVersion())
        .map(version ->
            KeptVersions.nameOf(item.getOrganization(), version.getPolicy(), version.getVersion()))
        .or(() ->
            Optional.ofNullable(item.getArchival())
                .map(archival -> nameOf(item.getOrganization(), archival)));
  }

  private static Name nameOf(String organization, ArchivalJson archival) {
    return new Name(
        organization, "POLICY_ARCHIVAL", archival.getPolicy() + "/" + archival.getNumber());
  }

  @Override
  public boolean isSame(PolicyFeedItemJson kept, PolicyFeedItemJson item) {
    if (item.getArchival() != null) {
      return item.getArchival().equals(kept.getArchival());
    }
    var one = kept.getVersion();
    var other = item.getVersion();
    return one.getContentHash().equals(other.getContentHash())
        && one.getEffectiveFrom().equals(other.getEffectiveFrom());
  }

  /// A version that cannot be understood is not served; the one before stays in force here.
  @Override
  public void learn(PolicyFeedItemJson item) {
    if (item.getArchival() != null) {
      learn(item.getOrganization(), item.getArchival());
      return;
    }
    var version = item.getVersion();
    try {
      policies.add(PolicyMapping.fromApi(item.getOrganization(), version, conditions));
    } catch (IllegalArgumentException e) {
      log.error(
          "Version {} of policy {} is not used: {}",
          version.getVersion(),
          version.getPolicy(),
          e.getMessage());
    }
  }

  private void learn(String organization, ArchivalJson archival) {
    policies.add(
        new PolicyKey(organization, archival.getPolicy()),
        new Archival(archival.getNumber(), archival.getArchived(), archival.getAt()));
  }

  @Override
  public void completeAt(Instant moment) {
    policies.currentAt(moment);
  }
}
