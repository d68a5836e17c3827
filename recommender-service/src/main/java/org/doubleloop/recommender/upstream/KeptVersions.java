package org.doubleloop.recommender.upstream;

import java.util.Optional;
import java.util.function.Function;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.Archive;
import org.doubleloop.kit.follow.Follower.Name;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.VersionName;

/// Reads policy versions that were learned before from what is kept of the feed.
final class KeptVersions implements Function<VersionName, Optional<PolicyVersion>> {

  private final Archive archive;
  private final Conditions conditions;

  KeptVersions(Archive archive, Conditions conditions) {
    this.archive = archive;
    this.conditions = conditions;
  }

  static Name nameOf(String organization, String policy, int version) {
    return new Name(organization, "POLICY_VERSION", policy + "/" + version);
  }

  @Override
  public Optional<PolicyVersion> apply(VersionName name) {
    var key = name.key();
    return archive
        .find(nameOf(key.organization(), key.policy(), name.version()))
        .map(item -> ServiceClient.json().readValue(item, PolicyFeedItemJson.class))
        .map(item -> PolicyMapping.fromApi(item.getOrganization(), item.getVersion(), conditions));
  }
}
