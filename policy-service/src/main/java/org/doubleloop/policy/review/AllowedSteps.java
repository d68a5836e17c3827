package org.doubleloop.policy.review;

import static org.doubleloop.policy.PolicyProblem.ALREADY_REVIEWED;
import static org.doubleloop.policy.PolicyProblem.NOTHING_TO_TAKE_BACK;
import static org.doubleloop.policy.PolicyProblem.NOT_AUTHOR;
import static org.doubleloop.policy.PolicyProblem.NOT_REVIEWER;
import static org.doubleloop.policy.PolicyProblem.ON_TRIAL;
import static org.doubleloop.policy.PolicyProblem.OWN_PROPOSAL;
import static org.doubleloop.policy.PolicyProblem.POLICY_ARCHIVED;
import static org.doubleloop.policy.PolicyProblem.PROPOSAL_CLOSED;
import static org.doubleloop.policy.PolicyProblem.STALE_BASE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.trial.Triable;
import org.jspecify.annotations.Nullable;

/// What somebody may do with a proposal as it stands, whose scopes allow it at all.
///
/// @param newest the newest version of its policy, whose terms hold
/// @param isArchived whether the policy is, so that nothing is accepted
/// @param by who asks
record AllowedSteps(Proposal proposal, PolicyVersion newest, boolean isArchived, String by) {

  /// All that may be done now. What no unit can have for itself is not to be tried: who tries it is
  /// told what stands in the way, which is more than a step that is not allowed.
  List<ReviewStep> all() {
    return Arrays.stream(ReviewStep.values())
        .filter(this::allows)
        .filter(step -> step != ReviewStep.TRY || isTriable())
        .toList();
  }

  private boolean isTriable() {
    return Triable.isTriable(newest.content(), proposal.content());
  }

  boolean allows(ReviewStep step) {
    return refusal(step) == null;
  }

  /// @throws ServiceException what stands in the way, and what may be done instead
  void require(ReviewStep step) {
    var refusal = refusal(step);
    if (refusal != null) {
      throw new ServiceException(refusal.problem, refusal.why + instead());
    }
  }

  /// Whether it is who asks that must not, whatever the state is: told before anything else.
  ///
  /// @throws ServiceException what stands in the way
  void requireRole(ReviewStep step) {
    var refusal = role(step);
    if (refusal != null) {
      throw new ServiceException(refusal.problem, refusal.why);
    }
  }

  /// That the proposal is not any more as the caller has read it.
  ServiceException stale() {
    var tag = ETags.of(proposal.progress().changeNumber());
    return new ServiceException(
        CommonProblem.STALE,
        "It has changed, and is now at " + tag + ": read it again" + instead());
  }

  boolean isBehind() {
    return proposal.baseVersion() != newest.version();
  }

  private record Refusal(PolicyProblem problem, String why) {}

  private @Nullable Refusal refusal(ReviewStep step) {
    var role = role(step);
    return role != null ? role : state(step);
  }

  private @Nullable Refusal role(ReviewStep step) {
    boolean isAuthor = proposal.author().equals(by);
    if (step.isVerdict() && isAuthor) {
      return new Refusal(
          OWN_PROPOSAL, "Somebody else must review it; to take it back, withdraw it");
    }
    if (step.isVerdict() && !terms().isReviewer(by)) {
      return new Refusal(
          NOT_REVIEWER,
          "Proposals for this policy are reviewed by those whom it names: "
              + String.join(", ", terms().reviewers()));
    }
    if ((step == ReviewStep.EDIT || step == ReviewStep.WITHDRAW) && !isAuthor) {
      return new Refusal(
          NOT_AUTHOR,
          "It is %s who can %s it"
              .formatted(proposal.author(), step == ReviewStep.EDIT ? "edit" : "withdraw"));
    }
    return null;
  }

  private @Nullable Refusal state(ReviewStep step) {
    return switch (proposal.state()) {
      // A stale one is behind, as an open one may be.
      case OPEN, STALE -> undecided(step);
      case ACCEPTING, ACCEPTED, REJECTED, WITHDRAWN, SUPERSEDED, EXPIRED ->
          new Refusal(PROPOSAL_CLOSED, "It is " + proposal.state() + " already");
    };
  }

  private @Nullable Refusal undecided(ReviewStep step) {
    return switch (step) {
      case ACCEPT -> {
        if (isArchived) {
          yield archived();
        }
        if (isBehind()) {
          yield behind();
        }
        if (isOwnAmongOthers()) {
          yield new Refusal(OWN_PROPOSAL, "You wrote what it says now: others must approve of it");
        }
        yield approvers(proposal.progress()).contains(by)
            ? new Refusal(ALREADY_REVIEWED, "You approve of it already")
            : null;
      }
      case TRY -> {
        if (isArchived) {
          yield archived();
        }
        if (isBehind()) {
          yield behind();
        }
        if (isOwnAmongOthers()) {
          yield new Refusal(OWN_PROPOSAL, "You wrote what it says now: others must consent to it");
        }
        yield proposal.progress().isOnTrial()
            ? new Refusal(ON_TRIAL, "Its trial goes on: wait for its end, or stop it")
            : null;
      }
      case AMEND -> isArchived ? archived() : isBehind() ? behind() : null;
      case TAKE_BACK ->
          proposal.progress().standing().containsKey(by)
              ? null
              : new Refusal(NOTHING_TO_TAKE_BACK, "No verdict of yours counts here");
      case REJECT, MORE_EVIDENCE, COMMENT, EDIT, REBASE, WITHDRAW -> null;
    };
  }

  /// Where it takes several, who wrote what it says is none of them.
  private boolean isOwnAmongOthers() {
    return terms().approvals() > 1 && proposal.progress().editor().equals(by);
  }

  private static Refusal archived() {
    return new Refusal(POLICY_ARCHIVED, "The policy is archived: it is to be restored first");
  }

  private Refusal behind() {
    return new Refusal(
        STALE_BASE,
        "Version %d of the policy came first, and this is based on version %d: rebase it"
            .formatted(newest.version(), proposal.baseVersion()));
  }

  private String instead() {
    var allowed = all();
    return allowed.isEmpty()
        ? "; there is nothing left to do for you"
        : "; you may " + allowed.stream().map(ReviewStep::name).collect(Collectors.joining(", "));
  }

  private ReviewTerms terms() {
    return ReviewTerms.of(newest.content());
  }

  /// Who approves of what a proposal says now, and may review it: a version that came first may
  /// have named others.
  List<String> approvers(Progress progress) {
    return progress.approvers(quorum()).stream().filter(terms()::isReviewer).toList();
  }

  /// The verdicts that consent to a trial of what a proposal says now, of those who may review it.
  List<Reviewed> tryers(Progress progress) {
    return progress.tryers().stream()
        .filter(each -> terms().isReviewer(each.stamp().by()))
        .toList();
  }

  /// How many approvals it takes.
  int quorum() {
    return terms().approvals();
  }
}
