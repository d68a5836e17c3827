package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Said;
import org.doubleloop.policy.reviewmodel.Who;
import org.doubleloop.policy.test.PolicyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process is killed after each write of each step that takes several; whoever comes next brings
/// it to the same end, and the repeat of the request is answered with that.
class KilledTest {
  private static final KeyedRequest KEYED = new KeyedRequest("key", "body");

  /// The steps that begin an acceptance.
  enum Decisive {
    ACCEPTED(Kind.ACCEPT, Who.FIRST),
    AMENDED(Kind.AMEND, Who.FIRST),
    /// What was approved of and came too late is accepted by being put onto the newest version.
    REBASED(Kind.REBASE, Who.STRANGER);

    private final Kind kind;
    private final Who who;

    Decisive(Kind kind, Who who) {
      this.kind = kind;
      this.who = who;
    }

    Act act() {
      return Act.plain(kind, who, 0);
    }
  }

  /// Who comes next.
  enum Next {
    READER,
    LISTER,
    SWEEPER,
    REPEAT,
    ANOTHER_REVIEWER,
    READER_OF_THE_OTHER
  }

  /// A reader comes next after each step and after each number of writes, others after half of
  /// them: after all by `-Ddoubleloop.everywhere=true` only.
  private static boolean isTried(Decisive decisive, int writes, Next next) {
    return next == Next.READER
        || Boolean.getBoolean("doubleloop.everywhere")
        || (decisive.ordinal() + writes + next.ordinal()) % 2 == 0;
  }

  @ParameterizedTest
  @EnumSource
  void comesToTheSameEndWhoeverIsNext(Decisive decisive) {
    for (int writes = 1; writes <= 3; writes++) {
      var ends = new ArrayList<List<Object>>();
      for (var next : Next.values()) {
        if (!isTried(decisive, writes, next)) {
          continue;
        }
        try (var fixture = new ProposalStore()) {
          var world = world(fixture, decisive);
          var request = world.request(decisive.act(), world.find(0), KEYED);
          killedAfter(writes, fixture, world, decisive.act(), request);
          goOn(next, fixture, world, decisive.act(), request);
          fixture.acceptances().sweep();
          var end = world.find(0);
          assertThat(end.state()).as("%d %s", writes, next).isEqualTo(State.ACCEPTED);
          assertThat(world.take(decisive.act(), request)).as("the repeat").isEqualTo(end);
          var versions = fixture.policies().policies().versions("acme", "policy", null, 10);
          assertThat(versions.items().getFirst().proposal()).isEqualTo("0");
          assertThat(versions.items().getFirst().content()).isEqualTo(end.content());
          ends.add(List.of(end, versions.items()));
        }
      }
      assertThat(Set.copyOf(ends)).as("after %d writes", writes).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isStaleForAllWhenAnotherTookItsNumberMeanwhile(Decisive decisive) {
    for (var next : Next.values()) {
      try (var fixture = new ProposalStore()) {
        var world = world(fixture, decisive);
        var request = world.request(decisive.act(), world.find(0), KEYED);
        world.begin(decisive.act(), request);
        var other = decisive == Decisive.REBASED ? "2" : "1";
        if (decisive == Decisive.REBASED) {
          // The one that came first is decided: it takes a third to come first again.
          fixture.open(
              PolicyStore.named("acme", other),
              "policy",
              2,
              ModelContents.of(Said.first(Said.Terms.of(1, Set.of())).withHypothesis(2)),
              ModelActs.by(Who.STRANGER));
        }
        fixture.accept(fixture.by("second", other, 1));
        goOn(next, fixture, world, decisive.act(), request);
        fixture.acceptances().sweep();
        var end = world.find(0);
        assertThat(end.state()).as("%s", next).isEqualTo(State.STALE);
        assertThatThrownBy(() -> world.take(decisive.act(), request))
            .isInstanceOfSatisfying(
                ServiceException.class,
                e -> {
                  assertThat(e.type()).isEqualTo(PolicyProblem.STALE_BASE);
                  assertThat(e.detail()).contains("came from proposal " + other);
                });
        assertThat(world.find(0)).isEqualTo(end);
      }
    }
  }

  /// A rejection is told to those who follow the feed, also where nobody reads the proposal again.
  @Test
  void tellsWhatWasDecidedBeforeTheProcessWasKilled() {
    try (var fixture = new ProposalStore()) {
      var world = world(fixture, Decisive.ACCEPTED);
      var reject = Act.plain(Kind.REJECT, Who.FIRST, 0);
      var rejected =
          ProposalNews.of(world.begin(reject, world.request(reject, world.find(0), null)));
      var previews = fixture.policies().previews();
      assertThat(previews.isTold(rejected)).isFalse();
      Patience.await()
          .until(() -> {
            ReviewConfiguration.tellMissing(fixture.proposals(), previews);
            return fixture.proposals().untold(10).isEmpty();
          });
      assertThat(previews.isTold(rejected)).isTrue();
    }
  }

  /// What was approved of before the policy was archived does not become a version by a rebase.
  @Test
  void acceptsNothingOfAnArchivedPolicyByRebasingIt() {
    try (var fixture = new ProposalStore()) {
      var world = world(fixture, Decisive.REBASED);
      fixture
          .policies()
          .archivals()
          .add(
              new Archival(
                  "acme", "policy", 1, true, PolicyStore.START, "owner", "It is over.", null));
      var rebase = Decisive.REBASED.act();
      var open = world.take(rebase, world.request(rebase, world.find(0), KEYED));
      assertThat(open.state()).isEqualTo(State.OPEN);
      assertThat(open.baseVersion()).isEqualTo(2);
      assertThat(open.progress().approvers(1)).containsExactly("first");
      assertThat(world.take(Act.plain(Kind.ACCEPT, Who.SECOND, 0))).isEqualTo("policy-archived");
    }
  }

  private static StoredWorld world(ProposalStore fixture, Decisive decisive) {
    var first = Said.first(Said.Terms.of(1, Set.of()));
    var begin = ModelState.begin(first, first.withClause(1), Who.STRANGER, first.withHypothesis(1));
    var world = new StoredWorld(fixture, "acme", begin);
    if (decisive == Decisive.REBASED) {
      world.take(new Act(Kind.ACCEPT, Who.FIRST, 0, Condition.KILLED));
      assertThat(world.take(Act.plain(Kind.ACCEPT, Who.SECOND, 1))).isNull();
      fixture.acceptances().sweep();
      assertThat(world.find(0).state()).isEqualTo(State.STALE);
    }
    return world;
  }

  private static void killedAfter(
      int writes, ProposalStore fixture, StoredWorld world, Act act, ConditionalRequest request) {
    if (writes == 3) {
      world.take(act, request);
      return;
    }
    Proposal begun = world.begin(act, request);
    assertThat(begun.state()).isEqualTo(State.ACCEPTING);
    if (writes == 2) {
      fixture.policies().policies().add(begun.nextVersion().orElseThrow());
    }
  }

  private static void goOn(
      Next next, ProposalStore fixture, StoredWorld world, Act act, ConditionalRequest request) {
    switch (next) {
      case READER -> fixture.reading().find("acme", "0");
      case LISTER -> fixture.reading().list("acme", new Proposals.Filter("policy", null), null, 10);
      case SWEEPER -> fixture.acceptances().sweep();
      case REPEAT -> {
        try {
          world.take(act, request);
        } catch (ServiceException problem) {
          assertThat(problem.type()).isEqualTo(PolicyProblem.STALE_BASE);
        }
      }
      case ANOTHER_REVIEWER ->
          assertThat(world.take(Act.plain(Kind.ACCEPT, Who.OWNER, 0)))
              .isIn("proposal-closed", "stale-base");
      case READER_OF_THE_OTHER -> fixture.reading().find("acme", "1");
    }
  }
}
