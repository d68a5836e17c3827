package org.doubleloop.policy.review;

import static org.doubleloop.policy.review.ModelContents.name;

import java.util.List;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.test.PolicyStore;
import org.jspecify.annotations.Nullable;

/// A policy and its proposals in a store, in an organization of their own.
final class StoredWorld {
  private final ProposalStore fixture;
  private final String organization;

  StoredWorld(ProposalStore fixture, String organization, ModelState begin) {
    this.fixture = fixture;
    this.organization = organization;
    var first = ModelContents.of(begin.versions().getFirst().said());
    fixture
        .policies()
        .policies()
        .create(PolicyStore.named(organization, "policy"), first, "rep", "");
    for (int i = 0; i < begin.proposals().size(); i++) {
      var proposal = begin.proposals().get(i);
      var content = ModelContents.of(proposal.said());
      var by = ModelActs.by(proposal.author());
      fixture.open(PolicyStore.named(organization, "" + i), "policy", 1, content, by);
    }
  }

  /// @return the problem, if there was one
  @Nullable String take(Act act) {
    if (act.kind() == Kind.WAIT) {
      fixture.pass(ModelActs.LONG);
      return null;
    }
    if (act.kind() == Kind.TRIAL_ENDS) {
      fixture.course().settled(find(act.proposal()));
      endTrial(find(act.proposal()));
      return null;
    }
    // Seen, as a caller sees it who then sends its ETag.
    var request = request(act, fixture.course().settled(find(act.proposal())), null);
    try {
      if (act.condition() == Condition.KILLED) {
        begin(act, request);
      } else {
        take(act, request);
      }
      return null;
    } catch (ServiceException problem) {
      return problem.type().slug();
    }
  }

  private void endTrial(Proposal proposal) {
    if (proposal.progress().isOnTrial()) {
      var trials = fixture.trials();
      var running = trials.trials().of(proposal).orElseThrow();
      var stamp =
          new ExperimentEvent.Stamp(
              running.history().changeNumber() + 1,
              "recommender",
              fixture.policies().clock().instant(),
              null);
      var ending = new Ending(Outcome.HELD, Cause.TEST, null, "{}");
      var ended =
          running.with(running.history().with(List.of(new ExperimentEvent.Ended(stamp, ending))));
      if (!trials.settlement().move(running, ended)) {
        throw new AssertionError("Nobody else was there");
      }
      trials.trials().settled(ended);
    }
  }

  Proposal take(Act act, ConditionalRequest request) {
    return ModelActs.act(fixture.reviews(), request, act);
  }

  /// Of somebody who has read the proposal.
  ConditionalRequest request(Act act, Proposal read, @Nullable KeyedRequest keyed) {
    return new ConditionalRequest(
        organization, read.id(), ModelActs.by(act.who()), ModelActs.tag(act, read), keyed);
  }

  /// Does the first write of a step alone, as a process that is killed then.
  Proposal begin(Act act, ConditionalRequest request) {
    return begin(act, request, fixture.course().settled(find(act.proposal())));
  }

  /// The same, of a proposal as another killed process has left it.
  Proposal unsettled(Act act, ConditionalRequest request) {
    return begin(act, request, find(act.proposal()));
  }

  private Proposal begin(Act act, ConditionalRequest request, Proposal proposal) {
    var policies = fixture.policies().policies();
    var newest = policies.newest(organization, "policy").orElseThrow();
    var stamp =
        new Stamp(
            proposal.progress().changeNumber() + 1,
            name(act.who()),
            fixture.policies().clock().instant(),
            request.keyed());
    var transition =
        new Transition(
            proposal,
            policies.version(organization, "policy", proposal.baseVersion()).orElseThrow(),
            newest,
            new AllowedSteps(proposal, newest, false, name(act.who())),
            stamp);
    transition.requireCondition(ModelActs.step(act), request.ifMatch());
    var next = transition.next(ModelActs.step(act), ModelActs.events(act));
    if (!fixture.proposals().move(proposal, next)) {
      throw new AssertionError("Nobody else was there");
    }
    return proposal.with(next);
  }

  String described() {
    List<PolicyVersion> versions =
        fixture.policies().policies().versions(organization, "policy", null, 100).items();
    return ModelActs.described(versions.reversed(), List.of(find(0), find(1)));
  }

  Proposal find(int proposal) {
    return fixture.proposals().find(organization, "" + proposal).orElseThrow();
  }
}
