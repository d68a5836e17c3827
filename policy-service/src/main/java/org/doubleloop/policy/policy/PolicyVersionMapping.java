package org.doubleloop.policy.policy;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.learnability.LearnabilityMapping;
import org.doubleloop.policy.revision.RevisionNotes;
import org.jspecify.annotations.Nullable;

/// Translates policy versions for the API.
final class PolicyVersionMapping {
  private PolicyVersionMapping() {}

  /// With what it means for what was counted under the version before it, if any, and what can be
  /// learned under it.
  static PolicyVersionJson toApiAlone(PolicyVersion version, @Nullable PolicyContent base) {
    return toApi(version)
        .notes(RevisionNotes.of(base, version.content()))
        .learnability(LearnabilityMapping.toApi(version.content()));
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
