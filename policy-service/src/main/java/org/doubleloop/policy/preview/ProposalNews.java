package org.doubleloop.policy.preview;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.claim.ClaimedPlace;
import org.doubleloop.policy.claim.Claims;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.finding.Finding;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review.RejectionCode;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.jspecify.annotations.Nullable;

/// What there is to tell of a proposal: what it says from now on, or that it is not open any more.
///
/// @param edition how often it has been given something to say, from 1
/// @param content null where it is not open
/// @param state that it is in
/// @param finding what the recommender rests it on
/// @param rejection why it was rejected, where it was
/// @param claims of what its evidence speaks; none where it is not open
/// @param signals that its evidence and that of its rules names, each once, and no more than are
///   looked up; none where it is not open or where it is told of again
public record ProposalNews(
    String organization,
    String proposal,
    String policy,
    int edition,
    int baseVersion,
    @Nullable PolicyContent content,
    String contentHash,
    State state,
    @Nullable Finding finding,
    @Nullable Rejection rejection,
    List<ClaimedPlace> claims,
    List<String> signals) {
  private static final int MOST_SIGNALS = 200;

  /// @param code null in what was stored before there was one
  record Rejection(String by, Instant at, @Nullable RejectionCode code, @Nullable String reason) {}

  public ProposalNews {
    Preconditions.notEmpty(organization, "organization");
    Preconditions.notEmpty(proposal, "proposal's id");
    Preconditions.notEmpty(policy, "policy's id");
    Preconditions.notEmpty(contentHash, "content's hash");
    if (edition < 1 || baseVersion < 1) {
      throw new IllegalArgumentException("Editions and versions are numbered from 1");
    }
    claims = List.copyOf(claims);
    signals = List.copyOf(signals);
  }

  /// Of a proposal as it stands.
  public static ProposalNews of(Proposal proposal) {
    boolean isOpen = proposal.state() == State.OPEN;
    return new ProposalNews(
        proposal.organization(),
        proposal.id(),
        proposal.policy(),
        proposal.progress().editions().size(),
        proposal.baseVersion(),
        isOpen ? proposal.content() : null,
        proposal.contentHash(),
        proposal.state(),
        proposal.finding(),
        rejection(proposal),
        isOpen ? Claims.places(proposal.evidence(), proposal.content()) : List.of(),
        isOpen ? signals(proposal) : List.of());
  }

  private static List<String> signals(Proposal proposal) {
    return Stream.concat(
            proposal.evidence().stream(),
            proposal.content().rules().stream().flatMap(rule -> rule.evidence().stream()))
        .flatMap(evidence -> evidence.signals().stream())
        .distinct()
        .limit(MOST_SIGNALS)
        .toList();
  }

  private static @Nullable Rejection rejection(Proposal proposal) {
    return proposal.state() != State.REJECTED
        ? null
        : proposal.progress().events().reversed().stream()
            .filter(Reviewed.class::isInstance)
            .map(Reviewed.class::cast)
            .filter(reviewed -> reviewed.review().verdict() == Verdict.REJECT)
            .findFirst()
            .map(reviewed ->
                new Rejection(
                    reviewed.stamp().by(),
                    reviewed.stamp().at(),
                    reviewed.review().code(),
                    reviewed.review().reason()))
            .orElse(null);
  }

  public boolean isOpen() {
    return content != null;
  }
}
