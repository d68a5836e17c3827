package org.doubleloop.policy.review;

import static org.doubleloop.policy.review.ModelContents.name;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.change.ThreeWayMerge;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Who;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.trial.Triable;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;

/// A policy and its proposals in memory: the steps of the service, without a store. It can be gone
/// on from in many ways.
///
/// @param given what the trials give beside the newest version that they have seen, by the ids of
///   their experiments
record PureWorld(
    List<PolicyVersion> versions, List<Proposal> proposals, Instant now, Map<String, Given> given) {

  /// @param base the version beside which it is given
  record Given(int base, PolicyContent content) {}

  PureWorld {
    versions = List.copyOf(versions);
    proposals = List.copyOf(proposals);
    given = Map.copyOf(given);
  }

  record Taken(PureWorld world, @Nullable String problem) {}

  static PureWorld of(ModelState begin) {
    var now = PolicyStore.START;
    var first = begin.versions().getFirst().said();
    var version = PolicyVersion.first("acme", "policy", ModelContents.of(first), "rep", now);
    var proposals = new ArrayList<Proposal>();
    for (var each : begin.proposals()) {
      var edition =
          ModelActs.suggested(Act.plain(Kind.COMMENT, each.author(), 0))
              .on(ModelContents.of(each.said()))
              .edition(Origin.PROPOSED, version, ModelActs.REASONS, ModelActs.by(each.author()));
      proposals.add(
          Proposal.open(
              "acme",
              "" + proposals.size(),
              "policy",
              List.of(),
              null,
              edition,
              List.of(),
              Duration.ofDays(30),
              name(each.author()),
              now));
    }
    return new PureWorld(List.of(version), proposals, now, Map.of());
  }

  Taken take(Act act) {
    if (act.kind() == Kind.WAIT) {
      return new Taken(new PureWorld(versions, proposals, now.plus(ModelActs.LONG), given), null);
    }
    var settled = settled(act.proposal());
    var proposal = settled.proposals.get(act.proposal());
    if (act.kind() == Kind.TRIAL_ENDS) {
      return new Taken(
          proposal.progress().isOnTrial() ? settled.tried(act.proposal(), Cause.TEST) : settled,
          null);
    }
    try {
      var transition = settled.transition(proposal, act.who());
      transition.requireCondition(ModelActs.step(act), ModelActs.tag(act, proposal));
      var next = transition.next(ModelActs.step(act), ModelActs.events(act));
      if (act.kind() == Kind.TRY) {
        settled = settled.looked(1 - act.proposal());
        if (settled.proposals.get(1 - act.proposal()).progress().isOnTrial()) {
          return new Taken(settled, "experiment-running");
        }
      }
      var stepped = settled.with(act.proposal(), proposal.with(next));
      if (act.condition() == Condition.KILLED) {
        return new Taken(stepped, null);
      }
      var answered = stepped.settled(act.proposal());
      boolean isLate =
          next.state() == State.ACCEPTING
              && answered.proposals.get(act.proposal()).state() == State.STALE;
      return new Taken(answered, isLate ? "stale-base" : null);
    } catch (ServiceException problem) {
      return new Taken(settled, problem.type().slug());
    }
  }

  AllowedSteps allowed(int proposal, Who who) {
    return new AllowedSteps(proposals.get(proposal), versions.getLast(), false, name(who));
  }

  String described() {
    return ModelActs.described(versions, proposals);
  }

  private Transition transition(Proposal proposal, Who who) {
    var newest = versions.getLast();
    return new Transition(
        proposal,
        versions.get(proposal.baseVersion() - 1),
        newest,
        new AllowedSteps(proposal, newest, false, name(who)),
        new Stamp(proposal.progress().changeNumber() + 1, name(who), now, null));
  }

  private PureWorld settled(int index) {
    return decided(index).looked(index);
  }

  /// A trial goes on beside the newest version, or is over.
  private PureWorld looked(int index) {
    var proposal = proposals.get(index);
    var newest = versions.getLast();
    if (!proposal.progress().isOnTrial()) {
      return this;
    }
    var experiment = proposal.progress().trying().orElseThrow().trial().experiment();
    var is = given.getOrDefault(experiment, new Given(proposal.baseVersion(), proposal.content()));
    if (is.base == newest.version()) {
      return this;
    }
    var before = versions.get(is.base - 1).content();
    var merge = ThreeWayMerge.of(before, newest.content(), is.content);
    if (!merge.conflicts().isEmpty()) {
      return tried(index, Cause.BASE_CHANGED);
    }
    var content = PolicyValidation.read(merge.content(), new FieldFaults());
    try {
      Triable.require(newest.content(), content);
    } catch (ServiceException untriable) {
      return tried(index, Cause.BASE_CHANGED);
    }
    var all = new HashMap<>(given);
    all.put(experiment, new Given(newest.version(), content));
    return new PureWorld(versions, proposals, now, all);
  }

  private PureWorld tried(int index, Cause because) {
    var proposal = proposals.get(index);
    var experiment = proposal.progress().trying().orElseThrow().trial().experiment();
    var stamp = new Stamp(proposal.progress().changeNumber() + 1, "somebody", now, null);
    var tried = new Tried(stamp, experiment, Outcome.UNDECIDED, because);
    return with(index, proposal.with(proposal.progress().with(List.of(tried))));
  }

  private PureWorld decided(int index) {
    var proposal = proposals.get(index);
    var expiresAt = proposal.progress().expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      return ended(index, State.EXPIRED);
    }
    if (proposal.state() != State.ACCEPTING) {
      return this;
    }
    var version = proposal.nextVersion().orElseThrow();
    if (versions.size() >= version.version()) {
      boolean isIts = proposal.id().equals(versions.get(version.version() - 1).proposal());
      return ended(index, isIts ? State.ACCEPTED : State.STALE);
    }
    var all = new ArrayList<>(versions);
    all.add(version);
    return new PureWorld(all, proposals, now, given).ended(index, State.ACCEPTED);
  }

  private PureWorld ended(int index, State state) {
    var proposal = proposals.get(index);
    int number = proposal.progress().changeNumber() + 1;
    var end = new Ended(new Stamp(number, "somebody", now, null), state);
    return with(index, proposal.with(proposal.progress().with(List.of(end))));
  }

  private PureWorld with(int index, Proposal proposal) {
    var all = new ArrayList<>(proposals);
    all.set(index, proposal);
    return new PureWorld(versions, all, now, given);
  }
}
