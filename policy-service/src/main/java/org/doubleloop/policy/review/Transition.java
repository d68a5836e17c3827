package org.doubleloop.policy.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Event;
import org.doubleloop.policy.proposal.Event.Acceptance;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// A step of a proposal in the making.
///
/// @param base the version that the proposal is based on
/// @param newest the newest version of its policy
/// @param stamp of the events that it makes
record Transition(
    Proposal proposal,
    PolicyVersion base,
    PolicyVersion newest,
    AllowedSteps allowed,
    Stamp stamp) {

  /// What it makes happen.
  @FunctionalInterface
  interface Events {
    /// @return none where the proposal is as it should be already
    List<? extends Event> of(Transition transition);
  }

  /// @throws ServiceException when the step is not this caller's, or the proposal is not as the
  ///   caller has read it
  void requireCondition(ReviewStep step, @Nullable String ifMatch) {
    allowed.requireRole(step);
    if (!step.isConditional()) {
      return;
    }
    try {
      ETags.requireMatch(ifMatch, ETags.of(proposal.progress().changeNumber()));
    } catch (ServiceException problem) {
      throw problem.type() == CommonProblem.STALE ? allowed.stale() : problem;
    }
  }

  /// What comes of the step.
  ///
  /// @throws ServiceException when it is not one of this state
  Progress next(ReviewStep step, Events events) {
    allowed.require(step);
    return proposal.progress().with(events.of(this));
  }

  Edition edition() {
    return proposal.progress().edition();
  }

  /// With the beginning of an acceptance, where there are approvals enough.
  List<? extends Event> withAcceptance(List<? extends Event> events) {
    var progress = proposal.progress().with(events);
    if (!isApproved(progress)) {
      return events;
    }
    var all = new ArrayList<Event>(events);
    all.add(new Accepting(stamp, acceptance(progress)));
    return all;
  }

  private boolean isApproved(Progress progress) {
    return progress.state() == State.OPEN
        && !allowed.isArchived()
        && allowed.approvers(progress).size() >= allowed.quorum()
        && progress.edition().baseVersion() == newest.version();
  }

  /// In force from the latest moment that a reviewer wants, or at once.
  private Acceptance acceptance(Progress progress) {
    var effectiveFrom =
        progress.standing().values().stream()
            .map(each -> each.review().effectiveFrom())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .filter(stamp.at()::isBefore)
            .orElse(stamp.at());
    return new Acceptance(
        newest.version() + 1,
        progress.edition().contentHash(),
        effectiveFrom,
        allowed.approvers(progress).getLast());
  }
}
