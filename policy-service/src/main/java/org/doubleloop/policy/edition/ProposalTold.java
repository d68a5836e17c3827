package org.doubleloop.policy.edition;

import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Proposal;

/// What there is to tell of a proposal to those who make previews.
public final class ProposalTold {
  private ProposalTold() {}

  public static ProposalNews of(Proposal proposal) {
    return new ProposalNews(
        proposal.organization(),
        proposal.id(),
        proposal.policy(),
        proposal.progress().editions().size(),
        proposal.baseVersion(),
        proposal.state() == Proposal.State.OPEN ? proposal.content() : null,
        proposal.contentHash());
  }
}
