package org.doubleloop.policy.policy;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;

/// Translates policy versions for the API.
final class PolicyMapping {
  private PolicyMapping() {}

  static PolicyVersionJson write(PolicyVersion version) {
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
