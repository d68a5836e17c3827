package org.doubleloop.policy.lineage;

import java.util.Objects;
import org.doubleloop.api.policy.model.ClauseRefJson;
import org.doubleloop.api.policy.model.EvidenceJson;
import org.doubleloop.api.policy.model.LineageStepJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.api.policy.model.SignalUseJson;
import org.doubleloop.api.policy.model.SignalUseKindJson;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.edition.ChangeMapping;

/// Translates lineage for the API.
final class LineageMapping {
  private LineageMapping() {}

  static LineageStepJson toApi(LineageStep step) {
    var version = step.version();
    var api =
        new LineageStepJson()
            .version(version.version())
            .effectiveFrom(version.effectiveFrom())
            .createdAt(version.createdAt())
            .author(version.author())
            .acceptedBy(version.acceptedBy())
            .proposal(version.proposal())
            .rationale(version.rationale())
            .changes(ChangeMapping.toApi(step.changes()));
    if (step.isOnJudgment()) {
      api.judgment(true);
    }
    return step.evidence().isEmpty()
        ? api
        : api.evidence(
            step.evidence().stream()
                .map(evidence -> ContentCodec.convert(evidence, EvidenceJson.class))
                .toList());
  }

  static SignalUseJson toApi(SignalUse use) {
    var link = use.link();
    var version = use.version();
    var state = use.state();
    var api =
        new SignalUseJson()
            .kind(link.proposal() == null ? SignalUseKindJson.RULE : SignalUseKindJson.PROPOSAL)
            .policy(link.policy())
            .at(link.proposal() == null && version != null ? version.createdAt() : link.at())
            .proposal(link.proposal())
            .clauses(use.clauses().stream().map(LineageMapping::toApi).toList())
            .isInForce(use.inForce());
    if (state != null) {
      api.state(ProposalStateJson.valueOf(state));
    }
    if (version != null) {
      api.version(version.version()).effectiveFrom(version.effectiveFrom());
      if (link.proposal() == null) {
        api.proposal(version.proposal());
      }
    }
    return api;
  }

  private static ClauseRefJson toApi(ClauseRef clause) {
    return Objects.requireNonNull(ChangeMapping.toApi(clause));
  }
}
