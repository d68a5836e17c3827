package org.doubleloop.policy.preview;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.doubleloop.api.policy.model.CountReportJson;
import org.doubleloop.api.policy.model.NewProposalPreviewJson;
import org.doubleloop.api.policy.model.PreviewReportJson;
import org.doubleloop.api.policy.model.PreviewStateJson;
import org.doubleloop.api.policy.model.ProposalCountsJson;
import org.doubleloop.api.policy.model.ProposalPreviewJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.check.ContextValues;
import org.doubleloop.policy.check.Objections.RefusedCallers;
import org.doubleloop.policy.claim.ClaimMapping;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.proposal.Proposal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Translates previews for the API.
public final class PreviewMapping {
  private static final int LONGEST = 4_000;

  /// What a newer process has put does not matter to an older one.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
          .build();

  private PreviewMapping() {}

  /// @throws ServiceException where an example has what no context can have
  static Preview fromApi(
      String organization, String proposal, NewProposalPreviewJson body, Instant now) {
    var report = body.getReport();
    var faults = new ArrayList<FieldFault>();
    for (int i = 0; i < report.getExamples().size(); i++) {
      faults.addAll(
          ContextValues.faults(
              "/report/examples/" + i + "/attributes",
              report.getExamples().get(i).getAttributes()));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_REQUEST, "Nothing was stored.", faults);
    }
    return new Preview(
        organization,
        proposal,
        body.getEdition(),
        now,
        new RefusedCallers(report.getRefused(), report.getLookedAt(), refusals(report)),
        EffectMapping.of(report, body.getCounts()),
        JSON.writeValueAsString(report),
        body.getCounts() == null ? null : JSON.writeValueAsString(body.getCounts()),
        body.getUnknownSignals() == null ? List.of() : body.getUnknownSignals());
  }

  private static String refusals(PreviewReportJson report) {
    var why =
        report.getRefusals().stream()
            .map(each -> each.getSentence())
            .collect(Collectors.joining(" "));
    var sentence =
        "%,d of the %,d callers of last week that were looked at would be refused. %s"
            .formatted(report.getRefused(), report.getLookedAt(), why)
            .strip();
    return sentence.length() > LONGEST ? sentence.substring(0, LONGEST - 3) + "..." : sentence;
  }

  /// As it is shown with its proposal.
  ///
  /// @param preview null where there is none
  /// @param isOpen whether there still may be one
  public static @Nullable ProposalPreviewJson toApi(@Nullable Preview preview, boolean isOpen) {
    if (preview != null) {
      return toApi(preview);
    }
    return isOpen ? new ProposalPreviewJson().state(PreviewStateJson.PENDING) : null;
  }

  static ProposalPreviewJson toApi(Preview preview) {
    return new ProposalPreviewJson()
        .state(PreviewStateJson.READY)
        .at(preview.at())
        .report(JSON.readValue(preview.report(), PreviewReportJson.class));
  }

  /// What a proposal claims and what was counted, as it is shown with it.
  ///
  /// @param preview null where there is none
  public static @Nullable ProposalCountsJson toApi(
      Proposal proposal, PolicyContent base, @Nullable Preview preview) {
    if (preview == null && proposal.state() != Proposal.State.OPEN) {
      return null;
    }
    var counts = preview == null ? null : preview.counts();
    var report = counts == null ? null : JSON.readValue(counts, CountReportJson.class);
    var api =
        new ProposalCountsJson()
            .claims(ClaimMapping.toApi(proposal.evidence(), base, proposal.content(), report))
            .unknownSignals(
                preview == null || preview.unknownSignals().isEmpty()
                    ? null
                    : preview.unknownSignals())
            .state(report == null ? PreviewStateJson.PENDING : PreviewStateJson.READY);
    return report == null || preview == null
        ? api
        : api.at(preview.at()).report(report.places(null));
  }
}
