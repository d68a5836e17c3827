package org.doubleloop.policy.edition;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.policy.PolicyProblem.STALE_BASE;

import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.finding.Finding;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens proposals.
@Component
public final class Opening {
  private static final int MOST_HUNCHES = 3;

  private final Proposals proposals;
  private final Policies policies;
  private final Previews previews;
  private final OrganizationClock clock;

  public Opening(
      Proposals proposals, Policies policies, Previews previews, OrganizationClock clock) {
    this.proposals = proposals;
    this.policies = policies;
    this.previews = previews;
    this.clock = clock;
  }

  /// What is to be proposed.
  ///
  /// @param baseVersion null: the newest
  /// @param finding what the recommender rests it on
  public record NewProposal(
      String policy,
      @Nullable Integer baseVersion,
      Suggested.Reader suggested,
      String rationale,
      List<Evidence> evidence,
      @Nullable Finding finding,
      Suggested.By author) {}

  /// Opens a proposal, or finds the one that the same request opened, as it was then.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when there is no such policy, its newest version is not the base, the
  ///   proposal has faults, changes nothing or touches what is locked, or the organization has no
  ///   room for it
  public Proposal open(Creation creation, NewProposal body, String bodyHash) {
    var made = proposals.made(creation, bodyHash);
    if (made.isPresent()) {
      return made.get();
    }
    var base = base(creation.organization(), body);
    if (body.finding() != null) {
      body.finding().requireDeclared(base.content().attributes());
      requireFew(creation.organization(), body.policy(), body.finding());
    }
    var edition =
        body.suggested()
            .on(base.content())
            .edition(Origin.PROPOSED, base, body.rationale(), body.author());
    policies.requireRoom(creation.organization(), body.policy(), edition.content());
    var added = proposals.add(creation, proposal(creation, body, base, edition), bodyHash);
    previews.announce(ProposalNews.of(added));
    return added;
  }

  /// So that nobody is shown more patterns than can be looked at.
  private void requireFew(String organization, String policy, Finding finding) {
    if (!finding.isHunch()) {
      return;
    }
    var hunches =
        proposals.open(organization, policy, Overlaps.MOST_READ).stream()
            .filter(head -> head.finding() != null && head.finding().isHunch())
            .map(Head::id)
            .toList();
    if (hunches.size() >= MOST_HUNCHES) {
      throw new ServiceException(
          PolicyProblem.TOO_MANY_HUNCHES,
          "%d hunches are open: %s. One of them is to be decided on first"
              .formatted(hunches.size(), String.join(", ", hunches)));
    }
  }

  private PolicyVersion base(String organization, NewProposal body) {
    var newest =
        policies
            .newest(organization, body.policy())
            .orElseThrow(
                () -> new ServiceException(NOT_FOUND, "There is no policy " + body.policy()));
    if (body.baseVersion() != null && newest.version() != body.baseVersion()) {
      throw new ServiceException(
          STALE_BASE,
          "The newest version is %d, not %d: read it, and make the change on it"
              .formatted(newest.version(), body.baseVersion()));
    }
    return newest;
  }

  private Proposal proposal(
      Creation creation, NewProposal body, PolicyVersion base, Edition edition) {
    var summary = Objects.requireNonNull(edition.summary());
    var open = proposals.open(creation.organization(), body.policy(), Overlaps.MOST_READ);
    var expireAfter = ReviewTerms.of(base.content()).expireAfter();
    return Proposal.open(
        creation.organization(),
        creation.id(),
        body.policy(),
        body.evidence(),
        body.finding(),
        edition,
        Overlaps.of(summary.clauses(), creation.id(), open),
        expireAfter == null ? null : expireAfter.length(),
        body.author().principal(),
        clock.instant());
  }
}
