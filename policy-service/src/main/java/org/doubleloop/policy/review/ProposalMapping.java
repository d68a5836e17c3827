package org.doubleloop.policy.review;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.doubleloop.api.policy.model.CommentJson;
import org.doubleloop.api.policy.model.EditionJson;
import org.doubleloop.api.policy.model.EditionOriginJson;
import org.doubleloop.api.policy.model.EvidenceJson;
import org.doubleloop.api.policy.model.NewChangeJson;
import org.doubleloop.api.policy.model.OverlappingProposalJson;
import org.doubleloop.api.policy.model.ProposalJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.api.policy.model.ProposalStepJson;
import org.doubleloop.api.policy.model.RebaseConflictJson;
import org.doubleloop.api.policy.model.RebaseJson;
import org.doubleloop.api.policy.model.RejectionCodeJson;
import org.doubleloop.api.policy.model.ReviewJson;
import org.doubleloop.api.policy.model.VerdictJson;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.change.ThreeWayMerge.Conflict;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.edition.ChangeMapping;
import org.doubleloop.policy.finding.FindingMapping;
import org.doubleloop.policy.learnability.LearnabilityMapping;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Event;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Overlap;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.review.ProposalReading.Compared;
import org.doubleloop.policy.review.ProposalReading.Surroundings;
import org.doubleloop.policy.revision.RevisionNotes;
import org.doubleloop.policy.trial.TrialMapping;
import org.doubleloop.policy.validation.ContentMapping;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Translates proposals for the API.
final class ProposalMapping {
  private static final JsonMapper MAPPER = StrictJson.mapper();

  private ProposalMapping() {}

  /// As lists show it.
  static ProposalJson toApi(Proposal proposal) {
    var progress = proposal.progress();
    var edition = progress.edition();
    var acceptance = progress.acceptance();
    var api =
        new ProposalJson()
            .id(proposal.id())
            .etag(tag(proposal))
            .policy(proposal.policy())
            .baseVersion(edition.baseVersion())
            .state(ProposalStateJson.valueOf(proposal.state().name()))
            .content(ContentMapping.toApi(edition.content()))
            .contentHash(edition.contentHash())
            .rationale(edition.rationale())
            .evidence(
                proposal.evidence().stream()
                    .map(evidence -> ContentCodec.convert(evidence, EvidenceJson.class))
                    .toList())
            .author(proposal.author())
            .createdAt(proposal.createdAt())
            .expiresAt(progress.expiresAt())
            .reviews(reviews(progress))
            .authorKind(FindingMapping.authorKind(proposal.finding()))
            .finding(FindingMapping.toApi(proposal.finding()))
            .trial(TrialMapping.toApi(Head.Trial.of(progress).orElse(null)));
    return acceptance == null || proposal.state() != Proposal.State.ACCEPTED
        ? api
        : api.version(acceptance.version());
  }

  /// The ETag by which a step may be based on it.
  static String tag(Proposal proposal) {
    return ETags.of(proposal.progress().changeNumber());
  }

  /// With what it would mean for what was counted under its base version, and what could be learned
  /// under it; all of which stays as it is as long as nobody takes a step.
  static ProposalJson toApiAlone(Proposal proposal, Compared compared) {
    var progress = proposal.progress();
    var api =
        toApi(proposal)
            .changes(ChangeMapping.toApi(compared.changes()))
            .notes(RevisionNotes.of(compared.base().content(), proposal.content()))
            .learnability(LearnabilityMapping.toApi(proposal.content()));
    if (progress.editions().size() > 1 || progress.edition().change() != null) {
      api.editions(editions(progress));
    }
    var comments = progress.comments();
    return comments.isEmpty()
        ? api
        : api.comments(comments.stream().map(ProposalMapping::toApi).toList());
  }

  /// With what others do meanwhile, and what the caller may do now.
  ///
  /// @param scopes of the caller's key
  static ProposalJson toApiAlone(Proposal proposal, Surroundings surroundings, Set<String> scopes) {
    var allowed = surroundings.allowed();
    var api =
        toApiAlone(proposal, surroundings.compared())
            .quorum(allowed.quorum())
            .approvals(allowed.approvers(proposal.progress()).size())
            .overlapping(toApi(surroundings.overlapping()))
            .next(
                allowed.all().stream()
                    .filter(step -> step.isFor(scopes))
                    .map(step -> ProposalStepJson.valueOf(step.name()))
                    .toList());
    var conflicts = surroundings.conflicts();
    return conflicts == null
        ? api
        : api.rebase(
            new RebaseJson()
                .newestVersion(allowed.newest().version())
                .conflicts(conflicts.stream().map(ProposalMapping::toApi).toList()));
  }

  private static RebaseConflictJson toApi(Conflict conflict) {
    return new RebaseConflictJson()
        .clause(ChangeMapping.toApi(conflict.clause()))
        .newest(conflict.newest())
        .proposed(conflict.proposed());
  }

  static List<OverlappingProposalJson> toApi(List<Overlap> overlapping) {
    return overlapping.stream()
        .map(overlap ->
            new OverlappingProposalJson()
                .id(overlap.id())
                .author(overlap.author())
                .createdAt(overlap.createdAt())
                .sentence(overlap.sentence())
                .clauses(overlap.clauses().stream().map(ChangeMapping::toApi).toList()))
        .toList();
  }

  private static List<ReviewJson> reviews(Progress progress) {
    return progress.events().stream()
        .filter(Reviewed.class::isInstance)
        .map(Reviewed.class::cast)
        .map(reviewed -> toApi(reviewed, progress))
        .toList();
  }

  private static ReviewJson toApi(Reviewed reviewed, Progress progress) {
    var review = reviewed.review();
    var code = review.code();
    var api =
        new ReviewJson()
            .reviewer(reviewed.stamp().by())
            .verdict(VerdictJson.valueOf(review.verdict().name()))
            .code(code == null ? null : RejectionCodeJson.valueOf(code.name()))
            .reason(review.reason())
            .at(reviewed.stamp().at())
            .contentHash(review.contentHash())
            .baseVersion(review.baseVersion())
            .effectiveFrom(review.effectiveFrom())
            .despite(review.despite());
    var trial = review.trial();
    if (trial != null) {
      api.share(trial.share()).until(trial.until());
    }
    progress.takenBack(reviewed).ifPresent(taken -> api.takenBackAt(taken.stamp().at()));
    return api;
  }

  private static List<EditionJson> editions(Progress progress) {
    var events = progress.editions();
    return IntStream.range(0, events.size()).mapToObj(i -> toApi(i + 1, events.get(i))).toList();
  }

  private static EditionJson toApi(int number, Event event) {
    var edition = Progress.edition(event);
    return new EditionJson()
        .number(number)
        .origin(EditionOriginJson.valueOf(edition.origin().name()))
        .by(event.stamp().by())
        .at(event.stamp().at())
        .baseVersion(edition.baseVersion())
        .content(ContentMapping.toApi(edition.content()))
        .contentHash(edition.contentHash())
        .change(change(edition));
  }

  private static @Nullable List<NewChangeJson> change(Edition edition) {
    var change = edition.change();
    return change == null ? null : List.of(MAPPER.readValue(change, NewChangeJson[].class));
  }

  private static CommentJson toApi(Commented comment) {
    return new CommentJson()
        .by(comment.stamp().by())
        .at(comment.stamp().at())
        .text(comment.text())
        .clause(ChangeMapping.toApi(comment.clause()));
  }
}
