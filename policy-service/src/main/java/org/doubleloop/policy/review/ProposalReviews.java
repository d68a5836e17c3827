package org.doubleloop.policy.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.edition.Locks;
import org.doubleloop.policy.edition.Rebasing;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Event;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Revised;
import org.doubleloop.policy.proposal.Event.TakenBack;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review;
import org.doubleloop.policy.proposal.Review.RejectionCode;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What reviewers and authors do with proposals. Each returns the proposal after the step, or as
/// the same request left it.
@Component
final class ProposalReviews {
  private final Transitions transitions;

  ProposalReviews(Transitions transitions) {
    this.transitions = transitions;
  }

  /// A reviewer's verdict as it is sent.
  ///
  /// @param amendment what to accept instead; null unless the verdict is to amend
  record NewReview(
      Verdict verdict,
      @Nullable RejectionCode code,
      @Nullable String reason,
      Suggested.@Nullable Reader amendment,
      @Nullable Instant effectiveFrom) {

    Review of(Edition edition) {
      return new Review(
          verdict, code, reason, edition.contentHash(), edition.baseVersion(), effectiveFrom);
    }
  }

  /// Takes a verdict. With enough approvals the proposal becomes the next version.
  Proposal review(ConditionalRequest request, NewReview review) {
    return transitions.take(
        ReviewStep.valueOf(review.verdict().name()),
        request,
        step ->
            switch (review.verdict()) {
              case ACCEPT -> step.withAcceptance(List.of(reviewed(step, review, edition(step))));
              case AMEND -> amended(step, request, review);
              case REJECT ->
                  List.of(
                      reviewed(step, review, edition(step)),
                      new Ended(step.stamp(), State.REJECTED));
              case MORE_EVIDENCE -> List.of(reviewed(step, review, edition(step)));
            });
  }

  private static List<? extends Event> amended(
      Transition step, ConditionalRequest request, NewReview review) {
    var amendment =
        Objects.requireNonNull(review.amendment())
            .on(step.newest().content())
            .edition(Origin.AMENDED, step.newest(), edition(step).rationale(), request.by());
    return step.withAcceptance(
        List.of(new Revised(step.stamp(), amendment), reviewed(step, review, amendment)));
  }

  /// Takes a verdict of the caller back.
  Proposal takeBack(ConditionalRequest request) {
    return transitions.take(
        ReviewStep.TAKE_BACK, request, step -> List.of(new TakenBack(step.stamp())));
  }

  /// Puts another content in the place of one's own proposal's.
  ///
  /// @param suggested null: the same
  /// @param rationale null: the same
  Proposal edit(
      ConditionalRequest request,
      Suggested.@Nullable Reader suggested,
      @Nullable String rationale) {
    return transitions.take(
        ReviewStep.EDIT,
        request,
        step -> {
          var before = edition(step);
          var base = transitions.version(step.proposal(), before.baseVersion());
          var now =
              suggested == null
                  ? new Suggested(before.content(), before.change())
                  : suggested.on(base.content());
          var why = Objects.requireNonNullElse(rationale, before.rationale());
          return List.of(
              new Revised(step.stamp(), now.edition(Origin.EDITED, base, why, request.by())));
        });
  }

  /// Puts a proposal onto the newest version; one that is on it stays as it is.
  Proposal rebase(ConditionalRequest request) {
    return transitions.take(
        ReviewStep.REBASE,
        request,
        step -> {
          if (!step.allowed().isBehind()) {
            return List.of();
          }
          var rebased = rebasing(step.proposal(), step).rebased();
          if (rebased.contentHash().equals(step.newest().contentHash())) {
            return List.of(new Ended(step.stamp(), State.SUPERSEDED));
          }
          Locks.require(
              step.newest().content(),
              rebased.content(),
              new Suggested.By(step.proposal().author(), request.by().isAdministrator()));
          return step.withAcceptance(List.of(new Revised(step.stamp(), rebased)));
        });
  }

  /// @param clause null: about the whole
  Proposal comment(ConditionalRequest request, String text, @Nullable ClauseRef clause) {
    return transitions.take(
        ReviewStep.COMMENT, request, step -> List.of(new Commented(step.stamp(), text, clause)));
  }

  /// Takes one's own proposal back.
  Proposal withdraw(ConditionalRequest request) {
    return transitions.take(
        ReviewStep.WITHDRAW, request, step -> List.of(new Ended(step.stamp(), State.WITHDRAWN)));
  }

  private Rebasing rebasing(Proposal proposal, Transition step) {
    var edition = edition(step);
    return new Rebasing(
        transitions.version(proposal, edition.baseVersion()), step.newest(), edition);
  }

  private static Edition edition(Transition step) {
    return step.proposal().progress().edition();
  }

  private static Reviewed reviewed(Transition step, NewReview review, Edition edition) {
    return new Reviewed(step.stamp(), review.of(edition));
  }
}
