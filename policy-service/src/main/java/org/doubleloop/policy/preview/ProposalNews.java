package org.doubleloop.policy.preview;

import java.util.List;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.claim.ClaimedPlace;
import org.doubleloop.policy.claim.Claims;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// What there is to tell of a proposal: what it says from now on, or that it is not open any more.
///
/// @param edition how often it has been given something to say, from 1
/// @param content null where it is not open
/// @param claims of what its evidence speaks; none where it is not open
public record ProposalNews(
    String organization,
    String proposal,
    String policy,
    int edition,
    int baseVersion,
    @Nullable PolicyContent content,
    String contentHash,
    List<ClaimedPlace> claims) {

  public ProposalNews {
    Preconditions.notEmpty(organization, "organization");
    Preconditions.notEmpty(proposal, "proposal's id");
    Preconditions.notEmpty(policy, "policy's id");
    Preconditions.notEmpty(contentHash, "content's hash");
    if (edition < 1 || baseVersion < 1) {
      throw new IllegalArgumentException("Editions and versions are numbered from 1");
    }
    claims = List.copyOf(claims);
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
        isOpen ? Claims.places(proposal.evidence(), proposal.content()) : List.of());
  }

  public boolean isOpen() {
    return content != null;
  }
}
