package org.doubleloop.policy.proposal;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.kit.problem.CommonProblem.STALE;
import static org.doubleloop.policy.PolicyProblem.NOT_AUTHOR;
import static org.doubleloop.policy.PolicyProblem.OWN_PROPOSAL;
import static org.doubleloop.policy.PolicyProblem.PROPOSAL_CLOSED;
import static org.doubleloop.policy.PolicyProblem.STALE_BASE;
import static org.doubleloop.policy.PolicyProblem.UNCHANGED;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens, reads, reviews and withdraws proposals. An acceptance that has begun is brought to its
/// end before a proposal is shown.
@Component
final class ProposalReviews {
  private final Proposals proposals;
  private final Policies policies;
  private final Acceptances acceptances;
  private final OrganizationClock clock;

  ProposalReviews(
      Proposals proposals, Policies policies, Acceptances acceptances, OrganizationClock clock) {
    this.proposals = proposals;
    this.policies = policies;
    this.acceptances = acceptances;
    this.clock = clock;
  }

  /// Opens a proposal, or finds the one that the same request opened, as it was then.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when there is no such policy, its newest version is not the base, the
  ///   proposal changes nothing, or the organization has no room for it
  Proposal open(Creation creation, Proposal proposal, String bodyHash) {
    var made = proposals.made(creation, bodyHash);
    if (made.isPresent()) {
      return made.get();
    }
    var newest =
        policies
            .newest(proposal.organization(), proposal.policy())
            .orElseThrow(
                () -> new ServiceException(NOT_FOUND, "There is no policy " + proposal.policy()));
    if (newest.version() != proposal.baseVersion()) {
      throw new ServiceException(
          STALE_BASE,
          "The newest version is %d, not %d: read it, and make the change on it"
              .formatted(newest.version(), proposal.baseVersion()));
    }
    if (newest.contentHash().equals(proposal.contentHash())) {
      throw new ServiceException(
          UNCHANGED,
          "The content is that of version " + newest.version(),
          List.of(new FieldFault("/content", "UNCHANGED", "must differ from the base version's")));
    }
    policies.requireRoom(proposal.organization(), proposal.policy(), proposal.content());
    return proposals.add(creation, proposal, bodyHash);
  }

  /// @throws ServiceException when there is none in the organization
  Proposal find(String organization, String id) {
    return proposals
        .find(organization, id)
        .map(acceptances::settled)
        .orElseThrow(() -> new ServiceException(NOT_FOUND, "There is no proposal " + id));
  }

  /// Proposals that match the filters, newest first.
  ///
  /// @param below the proposal to go on behind
  Found<Proposal> list(
      String organization, Proposals.Filter filter, @Nullable Position below, int limit) {
    acceptances.settle(organization);
    return proposals.list(organization, filter, below, limit);
  }

  /// Accepts or rejects.
  ///
  /// @param reason present to reject
  /// @return the proposal when it is reviewed, or as the same request left it
  /// @throws ServiceException when the reviewer is the author, the proposal has changed or is
  ///   closed, or another proposal became the next version
  Proposal review(ConditionalRequest request, Verdict verdict, @Nullable String reason) {
    return close(
        request,
        proposal -> {
          if (proposal.author().equals(request.by())) {
            throw new ServiceException(
                OWN_PROPOSAL, "Somebody else must review it; to take it back, withdraw it");
          }
          var review = new Review(request.by(), verdict, reason, clock.instant());
          var progress = proposal.progress();
          return switch (verdict) {
            case ACCEPT ->
                () -> {
                  policies.requireRoom(
                      proposal.organization(), proposal.policy(), proposal.content());
                  return progress.accepting(
                      review, proposal.baseVersion() + 1, proposal.contentHash(), request.keyed());
                };
            case REJECT -> () -> progress.rejected(review, request.keyed());
          };
        });
  }

  /// Takes one's own proposal back.
  ///
  /// @return the proposal when it is withdrawn, or as the same request left it
  /// @throws ServiceException when the caller is not the author, or the proposal has changed or is
  ///   closed
  Proposal withdraw(ConditionalRequest request) {
    return close(
        request,
        proposal -> {
          if (!proposal.author().equals(request.by())) {
            throw new ServiceException(
                NOT_AUTHOR, "It is %s who can withdraw it".formatted(proposal.author()));
          }
          return () ->
              proposal.progress().withdrawn(request.by(), clock.instant(), request.keyed());
        });
  }

  /// @param allowed gives the change of an open proposal, or refuses it to this caller
  private Proposal close(
      ConditionalRequest request, Function<Proposal, Supplier<Progress>> allowed) {
    var proposal = find(request.organization(), request.proposal());
    if (request.closed(proposal)) {
      return answer(proposal);
    }
    var change = allowed.apply(proposal);
    ETags.requireMatch(request.ifMatch(), ETags.of(proposal.progress().changeNumber()));
    if (proposal.state() != State.OPEN) {
      throw new ServiceException(PROPOSAL_CLOSED, "It is " + proposal.state() + " already");
    }
    var next = change.get();
    if (proposals.move(proposal, next)) {
      return answer(acceptances.settled(proposal.with(next)));
    }
    var faster = find(request.organization(), request.proposal());
    if (request.closed(faster)) {
      return answer(faster);
    }
    throw new ServiceException(
        STALE, "Somebody else was faster: read the proposal, and decide on what it is now");
  }

  /// What is answered to the request that closed it, and to its repeats: nothing in it ever
  /// changes.
  private Proposal answer(Proposal proposal) {
    var acceptance = proposal.progress().acceptance();
    if (proposal.state() != State.STALE || acceptance == null) {
      return proposal;
    }
    var version = acceptance.version();
    var first = policies.version(proposal.organization(), proposal.policy(), version).orElseThrow();
    throw new ServiceException(
        STALE_BASE,
        "Version %d of the policy came from proposal %s: make a new proposal on the newest version"
            .formatted(version, first.proposal()));
  }
}
