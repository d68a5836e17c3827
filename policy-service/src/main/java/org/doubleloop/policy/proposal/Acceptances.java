package org.doubleloop.policy.proposal;

import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.policy.Policies;
import org.springframework.stereotype.Component;

/// Brings acceptances to their end, whoever began them. Every step can be repeated, by any process,
/// at any time: the version is the same for all, its number is taken once, and the last move is a
/// compare-and-set.
@Component
final class Acceptances {
  private static final int AT_ONCE = 100;

  private final Proposals proposals;
  private final Policies policies;
  private final OrganizationClock clock;

  Acceptances(Proposals proposals, Policies policies, OrganizationClock clock) {
    this.proposals = proposals;
    this.policies = policies;
    this.clock = clock;
  }

  /// Brings those of an organization to their end.
  void settle(String organization) {
    proposals.accepting(organization, AT_ONCE).forEach(this::settled);
  }

  /// The proposal as it stands when an acceptance that has begun is brought to its end.
  Proposal settled(Proposal proposal) {
    return switch (proposal.state()) {
      case OPEN, ACCEPTED, REJECTED, WITHDRAWN, STALE -> proposal;
      case ACCEPTING -> finished(proposal);
    };
  }

  /// Ends the acceptances that a process left when it was killed, also where nobody reads them.
  void sweep() {
    proposals.accepting(AT_ONCE).forEach(this::settled);
  }

  private Proposal finished(Proposal proposal) {
    var stored = policies.add(proposal.nextVersion().orElseThrow());
    var now = clock.instant();
    var end =
        proposal.id().equals(stored.proposal())
            ? proposal.progress().accepted(now)
            : proposal.progress().stale(now);
    return proposals.move(proposal, end)
        ? proposal.with(end)
        // Somebody else was faster, and there is only one end.
        : proposals.find(proposal.organization(), proposal.id()).orElseThrow();
  }
}
