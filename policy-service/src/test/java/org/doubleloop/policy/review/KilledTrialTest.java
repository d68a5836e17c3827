package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiment.State;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Said;
import org.doubleloop.policy.reviewmodel.Who;
import org.doubleloop.policy.trial.Trials;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process is killed after each write by which a trial begins or ends; whoever comes next brings
/// it to the same end.
class KilledTrialTest {
  private static final KeyedRequest KEYED = new KeyedRequest("key", "body");
  private static final Act TRY = Act.plain(Kind.TRY, Who.FIRST, 0);

  /// What the process has written before it was killed.
  enum Written {
    PROPOSAL,
    EXPERIMENT,
    SLOT,
    ALL
  }

  /// Who comes next.
  enum Next {
    READER_OF_THE_PROPOSAL,
    READER_OF_THE_EXPERIMENT,
    LISTER,
    SWEEPER,
    REPEAT
  }

  @ParameterizedTest
  @EnumSource
  void runsAfterAllWhoeverIsNext(Written written) {
    var ends = new ArrayList<List<Object>>();
    for (var next : Next.values()) {
      try (var fixture = new ProposalStore()) {
        var world = world(fixture);
        var request = world.request(TRY, world.find(0), KEYED);
        begin(written, fixture, world, request);
        goOn(next, fixture, world, request);
        var proposal = world.find(0);
        assertThat(proposal.progress().isOnTrial()).as("%s %s", written, next).isTrue();
        if (next == Next.READER_OF_THE_EXPERIMENT && written == Written.PROPOSAL) {
          // There is none to read; a sweep makes it.
          fixture.course().sweep();
        }
        var experiment = experiment(fixture, proposal);
        assertThat(experiment.state()).as("%s %s", written, next).isEqualTo(State.RUNNING);
        assertThat(world.take(TRY, request)).as("the repeat").isEqualTo(proposal);
        ends.add(List.of(proposal, experiment));
      }
    }
    assertThat(Set.copyOf(ends)).as("after %s", written).hasSize(1);
  }

  /// Each comes next after each decision and each write, but after all of both by
  /// `-Ddoubleloop.everywhere=true` only.
  private static boolean isTried(Kind kind, Next next, Written written) {
    return Boolean.getBoolean("doubleloop.everywhere")
        || (kind.ordinal() + next.ordinal() + written.ordinal()) % 2 == 0;
  }

  /// The proposal was decided or edited, and the process killed before it has stopped the trial.
  @ParameterizedTest
  @EnumSource(names = {"REJECT", "WITHDRAW", "EDIT", "ACCEPT"})
  void isStoppedOnceTheProposalSaysSo(Kind kind) {
    for (var next : Next.values()) {
      for (var written : Written.values()) {
        if (next == Next.REPEAT || !isTried(kind, next, written)) {
          continue;
        }
        try (var fixture = new ProposalStore()) {
          var world = world(fixture);
          begin(written, fixture, world, world.request(TRY, world.find(0), null));
          boolean isAuthors = kind == Kind.WITHDRAW || kind == Kind.EDIT;
          var act = Act.plain(kind, isAuthors ? Who.REP : Who.SECOND, 0);
          killed(fixture, world, act);
          goOn(next, fixture, world, world.request(TRY, world.find(0), null));
          fixture.course().sweep();
          fixture.course().settled(world.find(0));
          var ended = experiment(fixture, world.find(0));
          assertThat(ended.state()).as("%s %s %s", kind, next, written).isEqualTo(State.ENDED);
          assertThat(ended.history().ending()).extracting(Ending::because).isEqualTo(Cause.STOPPED);
          assertThat(fixture.trials().trials().settled(ended)).as("once").isEqualTo(ended);
          assertThat(world.find(0).progress().tried()).as("it knows why").isEmpty();
        }
      }
    }
  }

  /// The experiment has ended, and the process was killed before it has told the proposal.
  @ParameterizedTest
  @EnumSource
  void isToldToTheProposalOnce(Next next) {
    try (var fixture = new ProposalStore()) {
      var world = world(fixture);
      world.take(TRY);
      var running = experiment(fixture, world.find(0));
      var stamp =
          running.history().events().getLast().stamp().next(fixture.policies().clock().instant());
      var ending = new Ending(Outcome.HELD, Cause.TEST, null, "{\"counts\":[]}");
      fixture
          .trials()
          .experiments()
          .move(running, running.history().with(List.of(new ExperimentEvent.Ended(stamp, ending))));
      var before = world.find(0);
      goOn(next, fixture, world, world.request(TRY, before, null));
      var told = world.find(0);
      assertThat(told.progress().isOnTrial()).isFalse();
      assertThat(told.progress().tried().orElseThrow().outcome()).isEqualTo(Outcome.HELD);
      assertThat(fixture.course().settled(told)).as("once").isEqualTo(told);
    }
  }

  /// Another experiment took the place between the commit and the start: it never ran, and says so.
  @ParameterizedTest
  @EnumSource(names = {"PROPOSAL", "EXPERIMENT"})
  void neverRunsWhenAnotherWasFaster(Written written) {
    for (var next : Next.values()) {
      try (var fixture = new ProposalStore()) {
        var world = world(fixture);
        var request = world.request(TRY, world.find(0), KEYED);
        begin(written, fixture, world, request);
        var other = Act.plain(Kind.TRY, Who.SECOND, 1);
        // It was consented to as well before either had the place.
        world.begin(other, world.request(other, world.find(1), null));
        fixture.course().settled(world.find(1));
        goOn(next, fixture, world, request);
        fixture.course().sweep();
        var late = experiment(fixture, world.find(0));
        assertThat(late.history().ending()).extracting(Ending::because).isEqualTo(Cause.OVERLAP);
        assertThat(late.history().startedAt()).isNull();
        assertThat(experiment(fixture, world.find(1)).state()).isEqualTo(State.RUNNING);
        assertThat(world.find(0).progress().isOnTrial()).isFalse();
        assertThatThrownBy(() -> world.take(TRY, request))
            .as("the repeat")
            .isInstanceOfSatisfying(
                ServiceException.class,
                e -> assertThat(e.type()).isEqualTo(PolicyProblem.EXPERIMENT_RUNNING));
      }
    }
  }

  private static StoredWorld world(ProposalStore fixture) {
    var first = Said.first(Said.Terms.of(1, Set.of()));
    return new StoredWorld(
        fixture,
        "acme",
        ModelState.begin(first, first.withClause(1), Who.STRANGER, first.withClause(2)));
  }

  private static void begin(
      Written written, ProposalStore fixture, StoredWorld world, ConditionalRequest request) {
    if (written == Written.ALL) {
      world.take(TRY, request);
      return;
    }
    var begun = world.begin(TRY, request);
    if (written == Written.PROPOSAL) {
      return;
    }
    var experiment =
        fixture
            .trials()
            .experiments()
            .addTrial(Trials.experiment(begun, begun.progress().trying().orElseThrow()));
    if (written == Written.SLOT) {
      assertThat(fixture.trials().slots().take(experiment, List.of())).isEmpty();
    }
  }

  private static void killed(ProposalStore fixture, StoredWorld world, Act act) {
    var read = world.find(0);
    var begun = world.unsettled(act, world.request(act, read, null));
    assertThat(begun.progress().isOnTrial()).isFalse();
    assertThat(fixture.proposals().find("acme", "0")).contains(begun);
  }

  private static Experiment experiment(ProposalStore fixture, Proposal proposal) {
    return fixture.trials().trials().of(proposal).orElseThrow();
  }

  private static void goOn(
      Next next, ProposalStore fixture, StoredWorld world, ConditionalRequest request) {
    switch (next) {
      case READER_OF_THE_PROPOSAL -> fixture.reading().find("acme", "0");
      case READER_OF_THE_EXPERIMENT ->
          fixture.trials().trials().of(world.find(0)).ifPresent(fixture.trials().trials()::settled);
      case LISTER -> fixture.reading().list("acme", new Proposals.Filter("policy", null), null, 10);
      case SWEEPER -> fixture.course().sweep();
      case REPEAT -> {
        try {
          world.take(TRY, request);
        } catch (ServiceException problem) {
          assertThat(problem.type().status()).isIn(409, 412);
        }
      }
    }
  }
}
