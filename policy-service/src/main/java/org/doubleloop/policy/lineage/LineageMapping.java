package org.doubleloop.policy.lineage;

import org.doubleloop.api.policy.model.ClauseChangeKindJson;
import org.doubleloop.api.policy.model.EvidenceJson;
import org.doubleloop.api.policy.model.LineageChangeJson;
import org.doubleloop.api.policy.model.LineageStepJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.api.policy.model.SignalUseJson;
import org.doubleloop.api.policy.model.SignalUseKindJson;
import org.doubleloop.policy.clause.ClauseChange;
import org.doubleloop.policy.clause.ClauseMapping;
import org.doubleloop.policy.content.ContentCodec;

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
            .changes(step.changes().stream().map(LineageMapping::toApi).toList());
    return step.evidence().isEmpty()
        ? api
        : api.evidence(
            step.evidence().stream()
                .map(evidence -> ContentCodec.convert(evidence, EvidenceJson.class))
                .toList());
  }

  private static LineageChangeJson toApi(ClauseChange change) {
    var api =
        new LineageChangeJson()
            .change(ClauseChangeKindJson.valueOf(change.kind().name()))
            .before(change.before())
            .after(change.after());
    var clause = change.clause();
    return clause == null ? api : api.clause(ClauseMapping.toApi(clause));
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
            .clauses(use.clauses().stream().map(ClauseMapping::toApi).toList())
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
}
