package org.doubleloop.policy.policy;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.learnability.LearnabilityMapping;

/// Translates policy versions for the API.
final class PolicyVersionMapping {
  private PolicyVersionMapping() {}

  /// With what can be learned under it.
  static PolicyVersionJson toApiAlone(PolicyVersion version) {
    return toApi(version).learnability(LearnabilityMapping.toApi(version.content()));
  }

  static PolicyVersionJson toApi(PolicyVersion version) {
    return new PolicyVersionJson()
        .policy(version.policy())
        .version(version.version())
        .content(ContentCodec.convert(version.content(), PolicyContentJson.class))
        .contentHash(version.contentHash())
        .effectiveFrom(version.effectiveFrom())
        .createdAt(version.createdAt())
        .author(version.author())
        .acceptedBy(version.acceptedBy())
        .proposal(version.proposal())
        .rationale(version.rationale());
  }
}
