package org.doubleloop.policy.proposal;

import java.time.Instant;
import org.doubleloop.api.policy.model.EvidenceJson;
import org.doubleloop.api.policy.model.NewProposalJson;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.ProposalJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.api.policy.model.ReviewJson;
import org.doubleloop.api.policy.model.VerdictJson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.learnability.LearnabilityMapping;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.revision.RevisionNotes;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;

/// Translates proposals for the API.
final class ProposalMapping {
  private ProposalMapping() {}

  /// Reads and checks what is suggested.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException `invalid-policy` with every fault
  static Proposal fromApi(NewProposalJson body, Creation creation, String author, Instant now) {
    var faults = new FieldFaults();
    var content = PolicyValidation.read(body.getContent(), faults);
    var evidence = PolicyValidation.readEvidence(body.getEvidence(), faults);
    faults.throwIfAny();
    return new Proposal(
        creation.organization(),
        creation.id(),
        body.getPolicy(),
        body.getBaseVersion(),
        content,
        ContentCodec.hash(content),
        body.getRationale(),
        evidence,
        author,
        now,
        Progress.open(author, now));
  }

  /// With what it would mean for what was counted under its base version, and what could be learned
  /// under it.
  static ProposalJson toApiAlone(Proposal proposal, @Nullable PolicyContent base) {
    return toApi(proposal)
        .notes(RevisionNotes.of(base, proposal.content()))
        .learnability(LearnabilityMapping.toApi(proposal.content()));
  }

  /// What there is to tell of it to those who make previews.
  static ProposalNews news(Proposal proposal) {
    return new ProposalNews(
        proposal.organization(),
        proposal.id(),
        proposal.policy(),
        1,
        proposal.baseVersion(),
        proposal.state() == Proposal.State.OPEN ? proposal.content() : null,
        proposal.contentHash());
  }

  static ProposalJson toApi(Proposal proposal) {
    var acceptance = proposal.progress().acceptance();
    var api =
        new ProposalJson()
            .id(proposal.id())
            .policy(proposal.policy())
            .baseVersion(proposal.baseVersion())
            .state(ProposalStateJson.valueOf(proposal.state().name()))
            .content(ContentCodec.convert(proposal.content(), PolicyContentJson.class))
            .contentHash(proposal.contentHash())
            .rationale(proposal.rationale())
            .evidence(
                proposal.evidence().stream()
                    .map(evidence -> ContentCodec.convert(evidence, EvidenceJson.class))
                    .toList())
            .author(proposal.author())
            .createdAt(proposal.createdAt())
            .reviews(proposal.progress().reviews().stream().map(ProposalMapping::toApi).toList());
    return acceptance == null || proposal.state() != Proposal.State.ACCEPTED
        ? api
        : api.version(acceptance.version());
  }

  private static ReviewJson toApi(Review review) {
    return new ReviewJson()
        .reviewer(review.reviewer())
        .verdict(VerdictJson.valueOf(review.verdict().name()))
        .reason(review.reason())
        .at(review.at());
  }
}
