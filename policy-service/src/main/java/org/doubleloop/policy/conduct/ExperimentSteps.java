package org.doubleloop.policy.conduct;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.policy.PolicyProblem.EXPERIMENT_STATE;
import static org.doubleloop.policy.PolicyProblem.REBASE_CONFLICT;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.experiment.ExperimentEvent.Concluded;
import org.doubleloop.policy.experiment.ExperimentEvent.Consented;
import org.doubleloop.policy.experiment.ExperimentEvent.Ended;
import org.doubleloop.policy.experiment.ExperimentEvent.Paused;
import org.doubleloop.policy.experiment.ExperimentEvent.Rebased;
import org.doubleloop.policy.experiment.ExperimentEvent.Refused;
import org.doubleloop.policy.experiment.ExperimentEvent.Resulted;
import org.doubleloop.policy.experiment.ExperimentEvent.Resumed;
import org.doubleloop.policy.experiment.ExperimentEvent.Stamp;
import org.doubleloop.policy.experiment.ExperimentEvent.Starting;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.experiment.Experiments.Filter;
import org.doubleloop.policy.experiment.Experiments.Page;
import org.doubleloop.policy.experiment.Experiments.Position;
import org.doubleloop.policy.experiment.Variant;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.trial.Settlement;
import org.doubleloop.policy.trial.Trials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes experiments from one step to the next, each by one compare-and-set.
@Component
final class ExperimentSteps {
  private static final String RECOMMENDER = "recommender";

  private final Experiments experiments;
  private final Policies policies;
  private final Settlement settlement;
  private final Trials trials;
  private final OrganizationClock clock;

  ExperimentSteps(
      Experiments experiments,
      Policies policies,
      Settlement settlement,
      Trials trials,
      OrganizationClock clock) {
    this.experiments = experiments;
    this.policies = policies;
    this.settlement = settlement;
    this.trials = trials;
    this.clock = clock;
  }

  /// What comes of a step.
  @FunctionalInterface
  interface Events {
    List<? extends ExperimentEvent> of(ExperimentRights rights, Stamp stamp);
  }

  /// @throws ServiceException when there is none in the organization
  Experiment find(String organization, String id) {
    return experiments
        .find(organization, id)
        .map(trials::settled)
        .orElseThrow(() -> new ServiceException(NOT_FOUND, "There is no experiment " + id));
  }

  /// Those that match, newest first.
  ///
  /// @param below the one to go on behind
  Page list(String organization, Filter filter, @Nullable Position below, int limit) {
    var page = experiments.list(organization, filter, below, limit);
    return new Page(page.items().stream().map(trials::settled).toList(), page.next());
  }

  /// What variant A says.
  PolicyContent base(Experiment experiment) {
    return policies
        .version(experiment.organization(), experiment.policy(), experiment.baseVersion())
        .orElseThrow()
        .content();
  }

  ExperimentRights rights(Experiment experiment, StepRequest.Who who) {
    var newest = policies.newest(experiment.organization(), experiment.policy()).orElseThrow();
    return new ExperimentRights(
        experiment,
        ReviewTerms.of(newest.content()),
        policies.archived(experiment.organization(), experiment.policy()).isPresent(),
        who);
  }

  /// Consents to a draft; with consents enough it runs.
  ///
  /// @param isDry whether nothing is stored
  Experiment start(StepRequest request, boolean isDry) {
    return take(ExperimentStep.START, request, this::started, isDry);
  }

  private List<? extends ExperimentEvent> started(ExperimentRights rights, Stamp stamp) {
    var experiment = rights.experiment();
    var events = new ArrayList<ExperimentEvent>();
    var variant = newer(experiment);
    if (variant != null) {
      events.add(new Rebased(stamp, variant));
    }
    events.add(new Consented(stamp));
    var consented = experiment.with(experiment.history().with(events));
    if (rights.consents(consented.history()).size() >= rights.quorum()) {
      trials.requirePlace(consented);
      events.add(new Starting(stamp));
    }
    return events;
  }

  /// Variant B on the version in force; null where it is on that.
  private @Nullable Variant newer(Experiment experiment) {
    return settlement
        .newer(experiment)
        .map(merged ->
            merged.orElseThrow(() ->
                new ServiceException(
                    REBASE_CONFLICT,
                    "Another version came into force since, which changes the same, or what it is"
                        + " judged by: draft it anew on that")))
        .orElse(null);
  }

  Experiment pause(StepRequest request) {
    return take(ExperimentStep.PAUSE, request, (_, stamp) -> List.of(new Paused(stamp)), false);
  }

  Experiment resume(StepRequest request) {
    return take(ExperimentStep.RESUME, request, (_, stamp) -> List.of(new Resumed(stamp)), false);
  }

  Experiment stop(StepRequest request, String reason) {
    var ending = Ending.undecided(Cause.STOPPED, reason);
    return take(
        ExperimentStep.STOP, request, (_, stamp) -> List.of(new Ended(stamp, ending)), false);
  }

  Experiment conclude(StepRequest request, String learning) {
    return take(
        ExperimentStep.CONCLUDE,
        request,
        (_, stamp) -> List.of(new Concluded(stamp, learning)),
        false);
  }

  /// @return the experiment after the step, or as the same request left it
  /// @throws ServiceException when the step is not this caller's, or not one of this state, or the
  ///   experiment has changed
  private Experiment take(ExperimentStep step, StepRequest request, Events events, boolean isDry) {
    while (true) {
      var experiment = find(request.organization(), request.experiment());
      var again = request.answered(experiment);
      if (again.isPresent()) {
        return answer(again.get());
      }
      var rights = rights(experiment, request.by());
      rights.requireRole(step);
      requireMatch(rights, request.ifMatch());
      rights.requireState(step);
      var number = experiment.history().changeNumber() + 1;
      var stamp = new Stamp(number, request.by().principal(), clock.instant(), request.keyed());
      var next = experiment.with(experiment.history().with(events.of(rights, stamp)));
      if (isDry) {
        return next;
      }
      if (settlement.move(experiment, next)) {
        var settled = trials.settled(next);
        // Others may have gone on with it already.
        return answer(settled.with(settled.history().after(number)));
      }
    }
  }

  private static void requireMatch(ExperimentRights rights, @Nullable String ifMatch) {
    try {
      ETags.requireMatch(ifMatch, ETags.of(rights.experiment().history().changeNumber()));
    } catch (ServiceException problem) {
      throw problem.type() == CommonProblem.STALE ? rights.stale() : problem;
    }
  }

  /// What is answered to the request that took a step, and to its repeats.
  private static Experiment answer(Experiment experiment) {
    if (experiment.history().events().getLast() instanceof Refused(var _, var other)) {
      throw Trials.running(other);
    }
    return experiment;
  }

  /// Ends an experiment by what was counted, or adds that to one that has ended otherwise.
  ///
  /// @throws ServiceException when it ended in another way, or never ran
  Experiment end(String organization, String id, Ending ending) {
    while (true) {
      var experiment = find(organization, id);
      var event = ended(experiment, ending);
      if (event == null) {
        return experiment;
      }
      var next = experiment.with(experiment.history().with(List.of(event)));
      if (settlement.move(experiment, next)) {
        return trials.settled(next);
      }
    }
  }

  private @Nullable ExperimentEvent ended(Experiment experiment, Ending ending) {
    var history = experiment.history();
    var stamp = new Stamp(history.changeNumber() + 1, RECOMMENDER, clock.instant(), null);
    var standing = history.ending();
    if (standing == null && experiment.state().isLive() && ending.because().isCounted()) {
      return new Ended(stamp, ending);
    }
    if (standing != null && history.startedAt() != null) {
      if (standing.isSame(ending)) {
        return null;
      }
      if (standing.isOpenTo(ending)) {
        return new Resulted(stamp, Objects.requireNonNull(ending.results()));
      }
    }
    throw new ServiceException(
        EXPERIMENT_STATE,
        standing == null
            ? "It is %s, and cannot end by %s".formatted(experiment.state(), ending.because())
            : "It has ended as %s by %s%s"
                .formatted(
                    standing.outcome(),
                    standing.because(),
                    history.startedAt() == null ? ", and never ran" : ""));
  }
}
