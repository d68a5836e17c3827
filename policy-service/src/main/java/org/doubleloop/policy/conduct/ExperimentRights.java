package org.doubleloop.policy.conduct;

import static org.doubleloop.policy.PolicyProblem.ALREADY_REVIEWED;
import static org.doubleloop.policy.PolicyProblem.EXPERIMENT_STATE;
import static org.doubleloop.policy.PolicyProblem.NOT_REVIEWER;
import static org.doubleloop.policy.PolicyProblem.OWN_EXPERIMENT;
import static org.doubleloop.policy.PolicyProblem.POLICY_ARCHIVED;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiment.State;
import org.doubleloop.policy.experiment.History;
import org.jspecify.annotations.Nullable;

/// What somebody may do with an experiment as it stands.
///
/// @param terms of the newest version of its policy
/// @param isArchived whether the policy is, so that nothing runs
record ExperimentRights(
    Experiment experiment, ReviewTerms terms, boolean isArchived, StepRequest.Who by) {

  private record Refusal(ProblemType problem, String why) {}

  /// All that may be done now.
  List<ExperimentStep> all() {
    return Arrays.stream(ExperimentStep.values())
        .filter(step -> role(step) == null && state(step) == null)
        .toList();
  }

  /// Whether it is who asks that must not: told before anything else.
  ///
  /// @throws ServiceException what stands in the way
  void requireRole(ExperimentStep step) {
    throwIfAny(role(step), "");
  }

  /// @throws ServiceException what stands in the way, and what may be done instead
  void requireState(ExperimentStep step) {
    throwIfAny(state(step), instead());
  }

  private static void throwIfAny(@Nullable Refusal refusal, String instead) {
    if (refusal != null) {
      throw new ServiceException(refusal.problem, refusal.why + instead);
    }
  }

  /// That it is not any more as the caller has read it.
  ServiceException stale() {
    return new ServiceException(
        CommonProblem.STALE,
        "It has changed, and is now at "
            + ETags.of(experiment.history().changeNumber())
            + ": read it again"
            + instead());
  }

  private @Nullable Refusal role(ExperimentStep step) {
    boolean isDraft = experiment.state() == State.DRAFT;
    boolean isAuthor = experiment.author().equals(by.principal());
    if (step == ExperimentStep.STOP && isDraft && isAuthor && by.writes()) {
      return null;
    }
    if (!by.reviews()) {
      return new Refusal(
          CommonProblem.FORBIDDEN,
          "It takes the scope proposals:review; only a draft of one's own can be stopped without");
    }
    if (!terms.isReviewer(by.principal())) {
      return new Refusal(
          NOT_REVIEWER,
          "It is for those who review the policy's proposals: "
              + String.join(", ", terms.reviewers()));
    }
    return step == ExperimentStep.START && isAuthor
        ? new Refusal(OWN_EXPERIMENT, "Somebody else must consent to it")
        : null;
  }

  private @Nullable Refusal state(ExperimentStep step) {
    var state = experiment.state();
    return switch (step) {
      case START -> {
        if (state != State.DRAFT) {
          yield of(state, "only a draft can be started");
        }
        if (isArchived) {
          yield archived();
        }
        yield consents(experiment.history()).contains(by.principal())
            ? new Refusal(ALREADY_REVIEWED, "You consent to it already")
            : null;
      }
      case PAUSE -> state == State.RUNNING ? null : of(state, "only what runs can be paused");
      case RESUME ->
          state != State.PAUSED
              ? of(state, "only what is paused can go on")
              : isArchived ? archived() : null;
      case STOP ->
          state == State.DRAFT || state == State.RUNNING || state == State.PAUSED
              ? null
              : of(state, "it has ended");
      case CONCLUDE ->
          state == State.ENDED ? null : of(state, "only what has ended can be concluded");
    };
  }

  private static Refusal of(State state, String why) {
    return new Refusal(EXPERIMENT_STATE, "It is " + state + ": " + why);
  }

  private static Refusal archived() {
    return new Refusal(POLICY_ARCHIVED, "The policy is archived: it is to be restored first");
  }

  /// Those whose consent counts by the terms of the newest version.
  List<String> consents(History history) {
    return history.consents().stream().filter(terms::isReviewer).distinct().toList();
  }

  /// How many consents it takes.
  int quorum() {
    return terms.approvals();
  }

  private String instead() {
    var allowed = all();
    return allowed.isEmpty()
        ? "; there is nothing left to do for you"
        : "; you may " + allowed.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
