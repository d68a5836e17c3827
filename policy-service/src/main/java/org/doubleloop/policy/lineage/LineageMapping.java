package org.doubleloop.policy.lineage;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
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
  private static final int MOST_TOLD = 5;

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
            .sentence(sentence(use))
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

  /// What became of the signal, for who has given it.
  private static String sentence(SignalUse use) {
    var link = use.link();
    var version = use.version();
    var clauses =
        use.clauses().stream().limit(MOST_TOLD).map(ClauseRef::toString).collect(joining(", "));
    int more = use.clauses().size() - MOST_TOLD;
    var became = clauses + (more > 0 ? " and %,d more".formatted(more) : "");
    if (version == null) {
      return "Stands in proposal `%s` to policy `%s`, which is %s."
          .formatted(link.proposal(), link.policy(), (use.state() + "").toLowerCase(Locale.ROOT));
    }
    return link.proposal() == null
        ? "Is evidence of %s of policy `%s` since version %d."
            .formatted(became, link.policy(), version.version())
        : "Became %s in version %d of policy `%s`."
            .formatted(
                became.isEmpty() ? "part of what was decided" : became,
                version.version(),
                link.policy());
  }

  private static ClauseRefJson toApi(ClauseRef clause) {
    return Objects.requireNonNull(ChangeMapping.toApi(clause));
  }
}
