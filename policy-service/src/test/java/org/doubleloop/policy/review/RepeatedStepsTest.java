package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Said;
import org.doubleloop.policy.reviewmodel.Who;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of step, sent again with its key.
class RepeatedStepsTest {
  private ProposalStore fixture;

  @BeforeEach
  void open() {
    fixture = new ProposalStore();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /// What comes before each step, and how many have to approve.
  enum Step {
    FIRST_OF_TWO_APPROVALS(2, Kind.ACCEPT, Who.FIRST),
    LAST_APPROVAL(1, Kind.ACCEPT, Who.FIRST),
    SECOND_APPROVAL(2, Kind.ACCEPT, Who.FIRST, Act.plain(Kind.ACCEPT, Who.OWNER, 0)),
    AMENDMENT_TO_BE_APPROVED(2, Kind.AMEND, Who.FIRST),
    AMENDMENT(1, Kind.AMEND, Who.FIRST),
    REJECTION(2, Kind.REJECT, Who.FIRST),
    QUESTION(1, Kind.MORE_EVIDENCE, Who.FIRST),
    TAKING_BACK(1, Kind.TAKE_BACK, Who.FIRST, Act.plain(Kind.MORE_EVIDENCE, Who.FIRST, 0)),
    COMMENT(1, Kind.COMMENT, Who.STRANGER),
    EDIT(1, Kind.EDIT, Who.REP),
    EDIT_OF_REASONS(1, Kind.EDIT_RATIONALE, Who.REP),
    REBASE(1, Kind.REBASE, Who.FIRST, Act.plain(Kind.ACCEPT, Who.SECOND, 1)),
    REBASE_THAT_ACCEPTS(
        1,
        Kind.REBASE,
        Who.STRANGER,
        new Act(Kind.ACCEPT, Who.FIRST, 0, Condition.KILLED),
        Act.plain(Kind.ACCEPT, Who.SECOND, 1),
        Act.plain(Kind.COMMENT, Who.SECOND, 0)),
    COMMENT_ON_A_STALE_ONE(
        1,
        Kind.COMMENT,
        Who.STRANGER,
        new Act(Kind.ACCEPT, Who.FIRST, 0, Condition.KILLED),
        Act.plain(Kind.ACCEPT, Who.SECOND, 1)),
    WITHDRAWAL(1, Kind.WITHDRAW, Who.REP);

    private final int quorum;

    @SuppressWarnings("ImmutableEnumChecker") // A record of enums.
    private final Act act;

    @SuppressWarnings("ImmutableEnumChecker") // Copied.
    private final List<Act> before;

    Step(int quorum, Kind kind, Who who, Act... before) {
      this.quorum = quorum;
      this.act = Act.plain(kind, who, 0);
      this.before = List.of(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void areAnsweredTheSameWhateverOthersDidMeanwhile(Step step) {
    var world = world(step.quorum);
    step.before.forEach(act -> assertThat(world.take(act)).as("%s", act).isNull());
    var request =
        world.request(
            step.act,
            fixture.acceptances().settled(world.find(0)),
            new KeyedRequest("key", "body"));
    var first = world.take(step.act, request);
    assertThat(world.take(step.act, request)).isEqualTo(first);
    if (first.state().isUndecided()) {
      assertThat(world.take(Act.plain(Kind.COMMENT, Who.OWNER, 0))).isNull();
      assertThat(world.take(step.act, request)).isEqualTo(first);
      assertThat(world.take(Act.plain(Kind.REJECT, Who.OWNER, 0))).isNull();
      assertThat(world.take(step.act, request)).isEqualTo(first);
    }
    var last = world.find(0);
    var other = world.request(step.act, first, new KeyedRequest("key", "another body"));
    assertThatThrownBy(() -> world.take(step.act, other))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_REUSED));
    assertThat(world.find(0)).as("nothing more was done").isEqualTo(last);
  }

  @Test
  void leaveNothingOfARebaseThatIsNotNeeded() {
    var world = world(1);
    var act = Act.plain(Kind.REBASE, Who.FIRST, 0);
    var read = world.find(0);
    var request = world.request(act, read, new KeyedRequest("key", "body"));
    assertThat(world.take(act, request)).isEqualTo(read);
    assertThat(world.find(0)).isEqualTo(read);
  }

  private StoredWorld world(int quorum) {
    var first = Said.first(Said.Terms.of(quorum, Set.of()));
    return new StoredWorld(
        fixture,
        "acme",
        ModelState.begin(first, first.withClause(1), Who.STRANGER, first.withHypothesis(1)));
  }
}
