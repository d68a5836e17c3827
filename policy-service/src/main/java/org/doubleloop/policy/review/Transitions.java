package org.doubleloop.policy.review;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.policy.PolicyProblem.STALE_BASE;

import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.check.Objections;
import org.doubleloop.policy.check.Objections.RefusedCallers;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.preview.Preview;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.trial.ProposalCourse;
import org.doubleloop.policy.trial.Trials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes proposals from one step to the next, each by one compare-and-set.
@Component
final class Transitions {
  /// So that a proposal stays far below what a document may hold.
  private static final int MOST_EDITIONS = 10;

  private static final int MOST_EVENTS = 500;

  /// So that who reviews has room when others have said all they can.
  private static final int MOST_WITH_COMMENT = 450;

  private final Proposals proposals;
  private final Policies policies;
  private final ProposalCourse course;
  private final Previews previews;
  private final OrganizationClock clock;

  Transitions(
      Proposals proposals,
      Policies policies,
      ProposalCourse course,
      Previews previews,
      OrganizationClock clock) {
    this.proposals = proposals;
    this.policies = policies;
    this.course = course;
    this.previews = previews;
    this.clock = clock;
  }

  /// @throws ServiceException when there is none in the organization
  Proposal find(String organization, String id) {
    return proposals
        .find(organization, id)
        .map(course::settled)
        .orElseThrow(() -> new ServiceException(NOT_FOUND, "There is no proposal " + id));
  }

  /// The newest version of the policy that a proposal is for.
  PolicyVersion newest(Proposal proposal) {
    return policies.newest(proposal.organization(), proposal.policy()).orElseThrow();
  }

  boolean isArchived(Proposal proposal) {
    return policies.archived(proposal.organization(), proposal.policy()).isPresent();
  }

  PolicyVersion version(Proposal proposal, int version) {
    return policies.version(proposal.organization(), proposal.policy(), version).orElseThrow();
  }

  /// @param events what happens where the step is allowed
  /// @return the proposal after the step, or as the same request left it
  /// @throws ServiceException when the step is not this caller's, or not one of this state; when
  ///   the proposal has changed; or when there is no room for more
  Proposal take(ReviewStep step, ConditionalRequest request, Transition.Events events) {
    while (true) {
      var proposal = find(request.organization(), request.proposal());
      var again = request.answered(proposal);
      if (again.isPresent()) {
        return answer(again.get());
      }
      var transition = transition(proposal, request);
      transition.requireCondition(step, request.ifMatch());
      if (!transition.allowed().allows(step) && hasMovedOn(proposal)) {
        // The newest version was read later than the proposal: maybe it is this one.
        continue;
      }
      var next = next(transition, step, events);
      if (next.equals(proposal.progress())) {
        return proposal;
      }
      if (proposals.move(proposal, next)) {
        var settled = course.settled(proposal.with(next));
        previews.announce(ProposalNews.of(settled));
        // Others may have gone on with it already.
        return answer(settled.with(settled.progress().after(next.changeNumber())));
      }
    }
  }

  /// What a step would make of a proposal, without taking it.
  ///
  /// @throws ServiceException as when it is taken
  Proposal preview(ReviewStep step, ConditionalRequest request, Transition.Events events) {
    var proposal = find(request.organization(), request.proposal());
    var transition = transition(proposal, request);
    transition.requireCondition(step, request.ifMatch());
    return proposal.with(next(transition, step, events));
  }

  private Progress next(Transition transition, ReviewStep step, Transition.Events events) {
    var next = transition.next(step, events);
    if (!next.equals(transition.proposal().progress())) {
      requireRoom(transition.proposal(), next);
      requireDespite(transition, next);
      requirePlace(transition, step);
    }
    return next;
  }

  /// Nobody consents to what cannot begin.
  private void requirePlace(Transition transition, ReviewStep step) {
    if (step == ReviewStep.TRY) {
      var proposal = transition.proposal();
      var inForce = policies.inForce(proposal.organization(), proposal.policy()).orElseThrow();
      course.trials().requirePlace(proposal, inForce.version(), transition.where());
    }
  }

  /// What speaks against a content is approved of only in spite of that.
  private void requireDespite(Transition transition, Progress next) {
    for (var event : next.since(transition.proposal().progress())) {
      if (event instanceof Reviewed(var _, var review) && review.verdict().isApproval()) {
        Objections.of(
                transition.newest().content(),
                next.edition().content(),
                refused(transition.proposal(), next.edition().content()))
            .require(review.despite());
      }
    }
  }

  /// Whom it would refuse, as far as that is known: an amendment that leaves the attributes as they
  /// are refuses whom the proposal does.
  private @Nullable RefusedCallers refused(Proposal proposal, PolicyContent content) {
    return content.attributes().equals(proposal.content().attributes())
        ? previews.of(ProposalNews.of(proposal)).map(Preview::refused).orElse(null)
        : null;
  }

  private boolean hasMovedOn(Proposal read) {
    return !find(read.organization(), read.id()).progress().equals(read.progress());
  }

  private Transition transition(Proposal proposal, ConditionalRequest request) {
    var newest = newest(proposal);
    boolean isBehind = proposal.baseVersion() != newest.version();
    var number = proposal.progress().changeNumber() + 1;
    return new Transition(
        proposal,
        isBehind ? version(proposal, proposal.baseVersion()) : newest,
        newest,
        new AllowedSteps(proposal, newest, isArchived(proposal), request.by().principal()),
        new Stamp(number, request.by().principal(), clock.instant(), request.keyed()));
  }

  private void requireRoom(Proposal proposal, Progress next) {
    if (next.events().getLast() instanceof Accepting) {
      policies.requireRoom(proposal.organization(), proposal.policy(), next.edition().content());
    }
    if (!next.state().isUndecided()) {
      // It can always be brought to an end.
      return;
    }
    int editions = next.editions().size();
    int events = next.events().size();
    int most = next.events().getLast() instanceof Commented ? MOST_WITH_COMMENT : MOST_EVENTS;
    if (events > most || editions > MOST_EDITIONS) {
      throw new ServiceException(
          PolicyProblem.PROPOSAL_FULL,
          "It would have %d contents of at most %d, and %d steps of at most %d: decide on it, or make a new one"
              .formatted(editions, MOST_EDITIONS, events, most));
    }
  }

  /// What is answered to the request that took a step, and to its repeats.
  private Proposal answer(Proposal proposal) {
    var last = proposal.progress().events().getLast();
    if (last instanceof Tried(var _, var experiment, var _, var because)
        && because == Cause.OVERLAP) {
      throw Trials.running(experiment);
    }
    var acceptance = proposal.progress().acceptance();
    if (!(last instanceof Ended(var _, var end)) || end != State.STALE || acceptance == null) {
      return proposal;
    }
    var version = version(proposal, acceptance.version());
    throw new ServiceException(
        STALE_BASE,
        "Version %d of the policy came from proposal %s: rebase this one onto the newest version"
            .formatted(version.version(), version.proposal()));
  }
}
