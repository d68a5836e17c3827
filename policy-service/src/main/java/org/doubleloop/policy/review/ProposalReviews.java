package org.doubleloop.policy.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.check.Objections;
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
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.trial.Triable;
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
  /// @param trial what to consent to; null unless the verdict is to try it
  record NewReview(
      Verdict verdict,
      @Nullable RejectionCode code,
      @Nullable String reason,
      Suggested.@Nullable Reader amendment,
      @Nullable Instant effectiveFrom,
      @Nullable String despite,
      @Nullable TrialTerms trial) {

    Review of(Edition edition) {
      return new Review(
          verdict,
          code,
          reason,
          edition.contentHash(),
          edition.baseVersion(),
          effectiveFrom,
          despite,
          trial);
    }
  }

  /// Takes a verdict. With enough approvals the proposal becomes the next version.
  Proposal review(ConditionalRequest request, NewReview review) {
    return transitions.take(
        ReviewStep.valueOf(review.verdict().name()), request, events(review, request.by()));
  }

  /// What would come of a verdict, of which nothing is stored.
  Proposal preview(ConditionalRequest request, NewReview review) {
    return transitions.preview(
        ReviewStep.valueOf(review.verdict().name()), request, events(review, request.by()));
  }

  static Transition.Events events(NewReview review, Suggested.By by) {
    return step ->
        switch (review.verdict()) {
          case ACCEPT -> step.withAcceptance(List.of(reviewed(step, review, step.edition())));
          case AMEND -> amended(step, review, by);
          case REJECT ->
              List.of(
                  reviewed(step, review, step.edition()), new Ended(step.stamp(), State.REJECTED));
          case MORE_EVIDENCE -> List.of(reviewed(step, review, step.edition()));
          case TRY -> tried(step, review);
        };
  }

  private static List<? extends Event> tried(Transition step, NewReview review) {
    Triable.require(step.newest().content(), step.edition().content());
    Triable.requireDay(Objects.requireNonNull(review.trial()).until(), step.stamp().at());
    return step.withTrial(List.of(reviewed(step, review, step.edition())));
  }

  private static List<? extends Event> amended(Transition step, NewReview review, Suggested.By by) {
    var amendment =
        Objects.requireNonNull(review.amendment())
            .on(step.newest().content())
            .edition(Origin.AMENDED, step.newest(), step.edition().rationale(), by);
    requireAnother(step.edition(), amendment);
    return step.withAcceptance(
        List.of(new Revised(step.stamp(), amendment), reviewed(step, review, amendment)));
  }

  /// Takes a verdict of the caller back.
  Proposal takeBack(ConditionalRequest request) {
    return transitions.take(ReviewStep.TAKE_BACK, request, takenBack());
  }

  static Transition.Events takenBack() {
    return step -> List.of(new TakenBack(step.stamp()));
  }

  /// Puts another content in the place of one's own proposal's.
  ///
  /// @param suggested null: the same
  /// @param rationale null: the same
  Proposal edit(
      ConditionalRequest request,
      Suggested.@Nullable Reader suggested,
      @Nullable String rationale) {
    return transitions.take(ReviewStep.EDIT, request, edited(suggested, rationale, request.by()));
  }

  static Transition.Events edited(
      Suggested.@Nullable Reader suggested, @Nullable String rationale, Suggested.By by) {
    return step -> {
      var before = step.edition();
      var now =
          suggested == null
              ? new Suggested(before.content(), before.change())
              : suggested.on(step.base().content());
      var why = Objects.requireNonNullElse(rationale, before.rationale());
      var edited = now.edition(Origin.EDITED, step.base(), why, by);
      requireAnother(before, edited);
      return List.of(new Revised(step.stamp(), edited));
    };
  }

  /// @throws ServiceException when an edition says what the one before it says, for the same reason
  private static void requireAnother(Edition before, Edition now) {
    if (now.contentHash().equals(before.contentHash())
        && now.rationale().equals(before.rationale())) {
      throw new ServiceException(
          PolicyProblem.UNCHANGED,
          "The proposal says that already",
          List.of(new FieldFault("/content", "UNCHANGED", "must differ from what it says now")));
    }
  }

  /// Puts a proposal onto the newest version; one that is on it stays as it is.
  Proposal rebase(ConditionalRequest request) {
    return transitions.take(ReviewStep.REBASE, request, rebased(request.by()));
  }

  static Transition.Events rebased(Suggested.By by) {
    return step -> {
      if (!step.allowed().isBehind()) {
        return List.of();
      }
      var rebased = new Rebasing(step.base(), step.newest(), step.edition()).rebased();
      if (rebased.contentHash().equals(step.newest().contentHash())) {
        return List.of(new Ended(step.stamp(), State.SUPERSEDED));
      }
      Locks.require(
          step.newest().content(),
          rebased.content(),
          new Suggested.By(step.proposal().progress().editor(), by.isAdministrator()));
      var events = List.of(new Revised(step.stamp(), rebased));
      return isObjectedTo(step, rebased) ? events : step.withAcceptance(events);
    };
  }

  /// Whether something speaks against it on the newest version of which those who approve have said
  /// nothing: then one of them has to.
  private static boolean isObjectedTo(Transition step, Edition rebased) {
    boolean isSaid =
        step.proposal().progress().standing().values().stream()
            .anyMatch(reviewed -> reviewed.review().despite() != null);
    return !isSaid
        && !Objections.of(step.newest().content(), rebased.content(), null).all().isEmpty();
  }

  /// @param clause null: about the whole
  Proposal comment(ConditionalRequest request, String text, @Nullable ClauseRef clause) {
    return transitions.take(ReviewStep.COMMENT, request, commented(text, clause));
  }

  static Transition.Events commented(String text, @Nullable ClauseRef clause) {
    return step -> List.of(new Commented(step.stamp(), text, clause));
  }

  /// Takes one's own proposal back.
  Proposal withdraw(ConditionalRequest request) {
    return transitions.take(ReviewStep.WITHDRAW, request, withdrawn());
  }

  static Transition.Events withdrawn() {
    return step -> List.of(new Ended(step.stamp(), State.WITHDRAWN));
  }

  private static Reviewed reviewed(Transition step, NewReview review, Edition edition) {
    return new Reviewed(step.stamp(), review.of(edition));
  }
}
