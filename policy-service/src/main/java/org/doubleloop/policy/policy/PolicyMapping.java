package org.doubleloop.policy.policy;

/// Translates policy versions for the API.
public final class PolicyMapping {
  private PolicyMapping() {}

  public static org.doubleloop.api.policy.model.PolicyVersion write(PolicyVersion version) {
    return new org.doubleloop.api.policy.model.PolicyVersion()
        .policy(version.policy())
        .version(version.version())
        .content(ContentMapping.write(version.content()))
        .contentHash(version.contentHash())
        .effectiveFrom(version.effectiveFrom())
        .createdAt(version.createdAt())
        .author(version.author())
        .acceptedBy(version.acceptedBy())
        .proposal(version.proposal())
        .rationale(version.rationale());
  }
}
