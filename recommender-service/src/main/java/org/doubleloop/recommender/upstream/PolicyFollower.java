package org.doubleloop.recommender.upstream;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.Follower;
import org.doubleloop.recommender.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up policy versions. One never changes: where another comes under its number, the first
/// stays, as suggestions have named it.
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
            KeptVersions.nameOf(item.getOrganization(), version.getPolicy(), version.getVersion()));
  }

  @Override
  public boolean isSame(PolicyFeedItemJson kept, PolicyFeedItemJson item) {
    var one = kept.getVersion();
    var other = item.getVersion();
    return one.getContentHash().equals(other.getContentHash())
        && one.getEffectiveFrom().equals(other.getEffectiveFrom());
  }

  /// A version that cannot be understood is not served; the one before stays in force here.
  @Override
  public void learn(PolicyFeedItemJson item) {
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

  @Override
  public void completeAt(Instant moment) {
    policies.currentAt(moment);
  }
}
