package org.doubleloop.policy.trial;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.announcement.ExperimentFeed;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.experiment.ExperimentEvent.Ended;
import org.doubleloop.policy.experiment.ExperimentEvent.Rebased;
import org.doubleloop.policy.experiment.ExperimentEvent.Refused;
import org.doubleloop.policy.experiment.ExperimentEvent.Stamp;
import org.doubleloop.policy.experiment.ExperimentEvent.Started;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.experiment.Slots;
import org.doubleloop.policy.experiment.Variant;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.springframework.stereotype.Component;

/// Brings experiments to where they are to be, whoever began it. Every step can be repeated, by any
/// process, at any time: each is one compare-and-set of the experiment, or of the slots of its
/// policy.
@Component
public final class Settlement {
  private final Experiments experiments;
  private final Slots slots;
  private final Policies policies;
  private final ExperimentFeed feed;
  private final OrganizationClock clock;

  public Settlement(
      Experiments experiments,
      Slots slots,
      Policies policies,
      ExperimentFeed feed,
      OrganizationClock clock) {
    this.experiments = experiments;
    this.slots = slots;
    this.policies = policies;
    this.feed = feed;
    this.clock = clock;
  }

  /// The experiment as it stands when what has begun is brought to its end.
  ///
  /// @param isWanted whether the proposal that it is a trial of still is on this trial
  Experiment settled(Experiment experiment, boolean isWanted) {
    var settled = experiment;
    while (settled.state().isLive()) {
      var next = following(settled, isWanted);
      if (next.isEmpty()) {
        return settled;
      }
      settled = moved(settled, next);
    }
    return settled;
  }

  /// The experiment after these events, or as somebody else has moved it who was faster.
  private Experiment moved(Experiment from, List<? extends ExperimentEvent> events) {
    var moved = from.with(from.history().with(events));
    if (experiments.move(from, moved.history())) {
      feed.tell(moved);
      return moved;
    }
    return experiments.find(from.organization(), from.id()).orElseThrow();
  }

  /// Moves an experiment on from what was read.
  ///
  /// @return whether that still was how it stood
  public boolean move(Experiment from, Experiment to) {
    boolean isMoved = experiments.move(from, to.history());
    if (isMoved) {
      feed.tell(to);
    }
    return isMoved;
  }

  private List<ExperimentEvent> following(Experiment experiment, boolean isWanted) {
    var stamp = experiment.history().events().getLast().stamp().next(clock.instant());
    if (!isWanted) {
      return List.of(
          new Ended(
              stamp,
              Ending.undecided(
                  Cause.STOPPED,
                  "The proposal that it was a trial of says something else, or is decided.")));
    }
    var inForce = policies.inForce(experiment.organization(), experiment.policy()).orElseThrow();
    if (inForce.version() > experiment.baseVersion()) {
      return List.of(onto(experiment, inForce, stamp));
    }
    return experiment.state() == Experiment.State.STARTING
        ? List.of(started(experiment, inForce, stamp))
        : List.of();
  }

  private ExperimentEvent onto(Experiment experiment, PolicyVersion inForce, Stamp stamp) {
    return base(experiment)
        .flatMap(base -> Merging.merged(base, inForce, experiment))
        .<ExperimentEvent>map(variant -> new Rebased(stamp, variant))
        .orElseGet(() ->
            new Ended(
                stamp,
                Ending.undecided(
                    Cause.BASE_CHANGED,
                    "Version %d came into force, and it cannot be put onto that."
                        .formatted(inForce.version()))));
  }

  /// What variant B says on the version in force, if that is newer than its base: nothing, where it
  /// cannot be put onto that.
  public Optional<Optional<Variant>> newer(Experiment experiment) {
    var inForce = policies.inForce(experiment.organization(), experiment.policy()).orElseThrow();
    return inForce.version() > experiment.baseVersion()
        ? Optional.of(base(experiment).flatMap(base -> Merging.merged(base, inForce, experiment)))
        : Optional.empty();
  }

  private Optional<PolicyVersion> base(Experiment experiment) {
    return policies.version(
        experiment.organization(), experiment.policy(), experiment.baseVersion());
  }

  private ExperimentEvent started(Experiment experiment, PolicyVersion inForce, Stamp stamp) {
    var other = slots.take(experiment, inForce.content().attributes());
    if (other.isEmpty()) {
      return new Started(stamp);
    }
    return experiment.isTrial()
        ? new Ended(
            stamp,
            Ending.undecided(
                Cause.OVERLAP,
                "Experiment %s had the place first, so that it never ran."
                    .formatted(other.get().id())))
        : new Refused(stamp, other.get().id());
  }
}
