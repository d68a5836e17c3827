package org.doubleloop.policy.policy;

import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.ClauseRefJson;
import org.doubleloop.api.policy.model.DefendedByDefaultJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.api.policy.model.ScheduledVersionJson;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.archival.ArchivalMapping;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.defended.DefendedByDefault;
import org.doubleloop.policy.learnability.LearnabilityMapping;
import org.doubleloop.policy.revision.RevisionNotes;
import org.doubleloop.policy.validation.ContentMapping;
import org.jspecify.annotations.Nullable;

/// Translates policy versions for the API.
final class PolicyVersionMapping {
  private PolicyVersionMapping() {}

  /// With what it means for what was counted under the version before it, if any, and what can be
  /// learned under it.
  static PolicyVersionJson toApiAlone(PolicyVersion version, @Nullable PolicyContent base) {
    return toApi(version)
        .etag(ETags.of(version.version()))
        .notes(RevisionNotes.of(base, version.content()))
        .learnability(LearnabilityMapping.toApi(version.content()));
  }

  /// With how it stands now.
  static PolicyVersionJson toApi(
      PolicyVersionJson version, Standing standing, @Nullable DefendedByDefault defended) {
    version.etag(standing.tag());
    var archival = standing.archival();
    if (archival != null && archival.archived()) {
      version.archived(ArchivalMapping.toApi(archival));
    }
    if (!standing.scheduled().isEmpty()) {
      version.scheduled(
          standing.scheduled().stream()
              .map(each -> new ScheduledVersionJson(each.version(), each.effectiveFrom()))
              .toList());
    }
    return defended == null
        ? version
        : version.defendedByDefault(
            new DefendedByDefaultJson(
                defended.since(),
                defended.itself(),
                defended.clauses().stream().map(PolicyVersionMapping::toApi).toList()));
  }

  private static ClauseRefJson toApi(ClauseRef clause) {
    return new ClauseRefJson(ClauseKindJson.valueOf(clause.kind().name()), clause.id());
  }

  /// With that it is archived, where it is.
  static PolicyVersionJson toApi(PolicyList.Listed listed) {
    var version = toApi(listed.version());
    return listed.archival() == null
        ? version
        : version.archived(ArchivalMapping.toApi(listed.archival()));
  }

  static PolicyVersionJson toApi(PolicyVersion version) {
    return new PolicyVersionJson()
        .policy(version.policy())
        .version(version.version())
        .content(ContentMapping.toApi(version.content()))
        .contentHash(version.contentHash())
        .effectiveFrom(version.effectiveFrom())
        .createdAt(version.createdAt())
        .author(version.author())
        .acceptedBy(version.acceptedBy())
        .proposal(version.proposal())
        .rationale(version.rationale());
  }
}
