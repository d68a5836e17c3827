package org.doubleloop.policy.trial;

import java.util.List;
import org.doubleloop.policy.proposal.Acceptances;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.springframework.stereotype.Component;

/// Brings proposals to where they are to be: acceptances to their end, and trials too.
@Component
public final class ProposalCourse {
  private static final int AT_ONCE = 100;

  private final Acceptances acceptances;
  private final Trials trials;
  private final Proposals proposals;

  public ProposalCourse(Acceptances acceptances, Trials trials, Proposals proposals) {
    this.acceptances = acceptances;
    this.trials = trials;
    this.proposals = proposals;
  }

  public Trials trials() {
    return trials;
  }

  /// The proposal as it stands when what has begun is brought to its end.
  public Proposal settled(Proposal proposal) {
    return trials.settled(acceptances.settled(proposal));
  }

  /// Brings those of an organization to their end whose acceptance has begun.
  public void settle(String organization) {
    acceptances.settle(organization);
  }

  /// Brings to their end what processes left when they were killed, and what has waited too long.
  ///
  /// @return those that were ended
  public List<Proposal> sweep() {
    proposals.onTrial(AT_ONCE).forEach(trials::settled);
    return acceptances.sweep().stream().map(trials::settled).toList();
  }
}
