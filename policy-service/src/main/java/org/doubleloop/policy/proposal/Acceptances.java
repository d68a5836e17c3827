package org.doubleloop.policy.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Proposal.State;
import org.springframework.stereotype.Component;

/// Brings acceptances to their end, whoever began them. Every step can be repeated, by any process,
/// at any time: the version is the same for all, its number is taken once, and the last move is a
/// compare-and-set.
@Component
public final class Acceptances {
  private static final int AT_ONCE = 100;

  private final Proposals proposals;
  private final Policies policies;
  private final OrganizationClock clock;

  public Acceptances(Proposals proposals, Policies policies, OrganizationClock clock) {
    this.proposals = proposals;
    this.policies = policies;
    this.clock = clock;
  }

  /// Brings those of an organization to their end.
  public void settle(String organization) {
    proposals.accepting(organization, AT_ONCE).forEach(this::settled);
  }

  /// The proposal as it stands when an acceptance that has begun is brought to its end, and one
  /// that has waited too long has ended.
  public Proposal settled(Proposal proposal) {
    return switch (proposal.state()) {
      case OPEN -> isExpired(proposal) ? ended(proposal, State.EXPIRED) : proposal;
      case ACCEPTED, REJECTED, WITHDRAWN, STALE, SUPERSEDED, EXPIRED -> proposal;
      case ACCEPTING -> finished(proposal);
    };
  }

  /// Ends the acceptances that a process left when it was killed, and what has waited too long,
  /// also where nobody reads them.
  ///
  /// @return those that it ended
  public List<Proposal> sweep() {
    return Stream.concat(
            proposals.accepting(AT_ONCE).stream(),
            proposals.expired(clock.instant(), AT_ONCE).stream())
        .map(this::settled)
        .toList();
  }

  private Proposal finished(Proposal proposal) {
    var stored = policies.add(proposal.nextVersion().orElseThrow());
    var state = proposal.id().equals(stored.proposal()) ? State.ACCEPTED : State.STALE;
    return ended(proposal, state);
  }

  private boolean isExpired(Proposal proposal) {
    var expiresAt = proposal.progress().expiresAt();
    return expiresAt != null && !expiresAt.isAfter(clock.instant());
  }

  private Proposal ended(Proposal proposal, State state) {
    var last = proposal.progress().events().getLast().stamp();
    var end = proposal.progress().with(List.of(new Ended(last.next(clock.instant()), state)));
    return proposals.move(proposal, end)
        ? proposal.with(end)
        // Somebody else was faster: an acceptance has only one end.
        : proposals.find(proposal.organization(), proposal.id()).orElseThrow();
  }
}
