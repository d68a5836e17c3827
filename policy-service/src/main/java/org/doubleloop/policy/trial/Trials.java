package org.doubleloop.policy.trial;

import static org.doubleloop.policy.PolicyProblem.EXPERIMENT_RUNNING;
import static org.doubleloop.policy.PolicyProblem.NOT_IN_FORCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.experiment.ExperimentEvent.Consented;
import org.doubleloop.policy.experiment.ExperimentEvent.Drafted;
import org.doubleloop.policy.experiment.ExperimentEvent.Starting;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.experiment.History;
import org.doubleloop.policy.experiment.Setup;
import org.doubleloop.policy.experiment.Slots;
import org.doubleloop.policy.experiment.Variant;
import org.doubleloop.policy.proposal.Event;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.proposal.Event.Trying;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The trials of proposals. That one begins is an event of the proposal; from then on the
/// experiment follows from it, and whoever reads either makes it so.
@Component
public final class Trials {
  private final Experiments experiments;
  private final Proposals proposals;
  private final Settlement settlement;
  private final Slots slots;
  private final OrganizationClock clock;

  public Trials(
      Experiments experiments,
      Proposals proposals,
      Settlement settlement,
      Slots slots,
      OrganizationClock clock) {
    this.experiments = experiments;
    this.proposals = proposals;
    this.settlement = settlement;
    this.slots = slots;
    this.clock = clock;
  }

  /// The proposal as it stands when its trial is where it is to be, and it knows of its end.
  public Proposal settled(Proposal proposal) {
    var trying = proposal.progress().trying();
    if (trying.isEmpty()) {
      return proposal;
    }
    var trial = trying.get();
    var experiment =
        experiments
            .find(proposal.organization(), trial.trial().experiment())
            .orElseGet(() -> experiments.addTrial(experiment(proposal, trial)));
    var settled =
        settlement.settled(experiment, isOn(proposal.progress(), trial.trial().experiment()));
    return told(proposal, settled);
  }

  /// The experiment as it stands when it is where it is to be, and its proposal knows of its end.
  public Experiment settled(Experiment experiment) {
    var id = experiment.proposal();
    if (id == null) {
      return settlement.settled(experiment, true);
    }
    var proposal = proposals.find(experiment.organization(), id).orElseThrow();
    var settled = settlement.settled(experiment, isOn(proposal.progress(), experiment.id()));
    told(proposal, settled);
    return settled;
  }

  /// The last experiment with a proposal.
  public Optional<Experiment> of(Proposal proposal) {
    return proposal
        .progress()
        .trying()
        .flatMap(trying -> experiments.find(proposal.organization(), trying.trial().experiment()));
  }

  /// @param where the condition of the place that a trial is to have; null: everywhere
  /// @throws ServiceException where units cannot be given anything else there now
  public void requirePlace(Proposal proposal, int inForce, @Nullable String where) {
    if (inForce != proposal.baseVersion()) {
      throw new ServiceException(
          NOT_IN_FORCE,
          "Version %d is in force, and this is based on version %d, which comes later"
              .formatted(inForce, proposal.baseVersion()));
    }
    requirePlace(
        proposal.organization(), proposal.policy(), proposal.content().attributes(), where);
  }

  /// @throws ServiceException where another experiment has the place of a draft
  public void requirePlace(Experiment draft) {
    requirePlace(
        draft.organization(), draft.policy(), draft.content().attributes(), draft.setup().where());
  }

  private void requirePlace(
      String organization, String policy, List<Attribute> attributes, @Nullable String where) {
    slots
        .at(organization, policy, attributes, where)
        .map(this::settled)
        .filter(other -> other.state().isLive())
        .ifPresent(other -> {
          throw running(other.id());
        });
  }

  /// That another experiment has the place, or had it first.
  public static ServiceException running(String other) {
    return new ServiceException(
        EXPERIMENT_RUNNING,
        "Units at the place may be given something else by another experiment, see %s: wait for its end, or stop it"
            .formatted(other));
  }

  private static boolean isOn(Progress progress, String experiment) {
    return progress.isOnTrial()
        && progress.trying().orElseThrow().trial().experiment().equals(experiment);
  }

  private Proposal told(Proposal proposal, Experiment experiment) {
    var told = proposal;
    while (isOn(told.progress(), experiment.id())) {
      var ended = experiment.history().ended();
      if (ended == null) {
        return told;
      }
      var last = told.progress().events().getLast().stamp();
      var stamp = new Event.Stamp(last.number() + 1, ended.stamp().by(), clock.instant(), null);
      var next =
          told.progress()
              .with(
                  List.of(
                      new Tried(
                          stamp,
                          experiment.id(),
                          ended.ending().outcome(),
                          ended.ending().because())));
      told =
          proposals.move(told, next)
              ? told.with(next)
              : proposals.find(told.organization(), told.id()).orElseThrow();
    }
    return told;
  }

  /// The experiment that an event of the proposal begins: the same for all who ask.
  public static Experiment experiment(Proposal proposal, Trying trying) {
    var trial = trying.trial();
    var then = proposal.with(proposal.progress().after(trying.stamp().number())).progress();
    var edition = then.edition();
    var summary = edition.summary();
    var stamp = new ExperimentEvent.Stamp(1, trying.stamp().by(), trying.stamp().at(), null);
    var events = new ArrayList<ExperimentEvent>();
    events.add(
        new Drafted(
            stamp,
            new Variant(
                edition.baseVersion(),
                edition.content(),
                ContentCodec.hash(edition.content()),
                summary == null ? List.of() : summary.clauses())));
    for (String by : trial.consents()) {
      events.add(new Consented(new ExperimentEvent.Stamp(1, by, trying.stamp().at(), null)));
    }
    events.add(new Starting(stamp));
    return new Experiment(
        proposal.organization(),
        trial.experiment(),
        proposal.policy(),
        proposal.id(),
        new Setup(
            null,
            edition.rationale(),
            trial.where(),
            trial.share(),
            trial.until(),
            trial.unitsPerWeek(),
            trial.rate()),
        new History(events));
  }
}
