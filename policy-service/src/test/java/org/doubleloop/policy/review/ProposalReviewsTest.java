package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.policy.test.PolicyStore.START;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.proposal.Proposals.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// How proposals are opened, reviewed and withdrawn, on every store.
class ProposalReviewsTest {
  private ProposalStore fixture;
  private ProposalReviews reviews;

  @BeforeEach
  void open() {
    fixture = new ProposalStore();
    reviews = fixture.reviews();
    fixture.policy("outreach");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class Opening {
    @Test
    void storesWhatIsSuggested() {
      var proposal = fixture.open("p-1", 1);
      assertThat(proposal.state()).isEqualTo(State.OPEN);
      assertThat(proposal.progress().changeNumber()).isEqualTo(1);
      assertThat(fixture.find("p-1")).isEqualTo(proposal);
    }

    @Test
    void answersARepeatWithTheProposalAsItWasThen() {
      var first = fixture.open("p-1", 1);
      fixture.pass(Duration.ofHours(1));
      fixture.accept(fixture.by("lead", "p-1", 1));
      assertThat(fixture.open("p-1", 1)).isEqualTo(first);
    }

    @Test
    void refusesAnotherBodyUnderTheSameName() {
      fixture.open("p-1", 1);
      refused(CommonProblem.CONFLICT, () -> fixture.open("p-1", 1, "another"));
    }

    @Test
    void refusesABaseThatIsNotTheNewest() {
      fixture.open("p-1", 1);
      fixture.accept(fixture.by("lead", "p-1", 1));
      assertThatThrownBy(() -> fixture.open("p-2", 1))
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> {
                assertThat(e.type()).isEqualTo(PolicyProblem.STALE_BASE);
                assertThat(e.detail()).contains("newest version is 2");
              });
      refused(PolicyProblem.STALE_BASE, () -> fixture.open("p-3", 3));
      assertThat(fixture.open("p-4", 2).baseVersion()).isEqualTo(2);
    }

    @Test
    void refusesWhatChangesNothing() {
      refused(
          PolicyProblem.UNCHANGED, () -> fixture.open("p-1", 1, ProposalStore.FIRST_HYPOTHESIS));
    }

    @Test
    void refusesAPolicyThatIsNotThere() {
      refused(CommonProblem.NOT_FOUND, () -> fixture.open("p-1", "unknown", 1, "h"));
    }
  }

  @Nested
  class Reviewing {
    @BeforeEach
    void propose() {
      fixture.open("p-1", 1);
    }

    @Test
    void makesTheNextVersionOfWhatIsAccepted() {
      fixture.pass(Duration.ofMinutes(5));
      var accepted = fixture.accept(fixture.by("lead", "p-1", 1));
      var at = START.plusSeconds(300);
      assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
      assertThat(accepted.progress().standing().keySet()).containsExactly("lead");
      assertThat(accepted.progress().changeNumber()).isEqualTo(3);
      var version = fixture.inForce("outreach");
      assertThat(version.version()).isEqualTo(2);
      assertThat(version.content()).isEqualTo(accepted.content());
      assertThat(version.author()).isEqualTo("rep");
      assertThat(version.acceptedBy()).isEqualTo("lead");
      assertThat(version.proposal()).isEqualTo("p-1");
      assertThat(version.effectiveFrom()).isEqualTo(at);
      assertThat(fixture.find("p-1")).isEqualTo(accepted);
    }

    @Test
    void leavesTheVersionInForceWhenItIsRejected() {
      var rejected = fixture.reject(fixture.by("lead", "p-1", 1), "no");
      assertThat(rejected.state()).isEqualTo(State.REJECTED);
      assertThat(rejected.progress().standing().values())
          .extracting(reviewed -> reviewed.review().reason())
          .containsExactly("no");
      assertThat(fixture.inForce("outreach").version()).isEqualTo(1);
    }

    @Test
    void isNotForTheAuthor() {
      var own = fixture.by("rep", "p-1", 1);
      refused(PolicyProblem.OWN_PROPOSAL, () -> fixture.accept(own));
      refused(PolicyProblem.OWN_PROPOSAL, () -> fixture.reject(own, "no"));
      refused(PolicyProblem.OWN_PROPOSAL, () -> fixture.askForMore(own));
      refused(PolicyProblem.OWN_PROPOSAL, () -> fixture.amend(own, ProposalStore.content("mine")));
      assertThat(fixture.find("p-1").state()).isEqualTo(State.OPEN);
    }

    @Test
    void refusesAStateThatIsNotTheNewest() {
      refused(CommonProblem.STALE, () -> fixture.accept(fixture.by("lead", "p-1", 2)));
      fixture.reject(fixture.by("lead", "p-1", 1), "no");
      refused(CommonProblem.STALE, () -> fixture.accept(fixture.by("other", "p-1", 1)));
    }

    @Test
    void refusesWhatIsClosed() {
      fixture.reject(fixture.by("lead", "p-1", 1), "no");
      refused(PolicyProblem.PROPOSAL_CLOSED, () -> fixture.accept(fixture.by("lead", "p-1", 2)));
    }

    @Test
    void isFoundInItsOwnOrganizationOnly() {
      var stranger =
          new ConditionalRequest("other", "p-1", ProposalStore.as("lead"), "\"1\"", null);
      refused(CommonProblem.NOT_FOUND, () -> fixture.accept(stranger));
    }

    @Test
    void waitsToBeRebasedWhenAnotherProposalBecameTheNextVersion() {
      fixture.open("p-2", 1);
      fixture.accept(fixture.by("lead", "p-2", 1));
      var late = fixture.keyed("lead", "p-1", 1, "key", "body");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> fixture.accept(late))
            .isInstanceOfSatisfying(
                ServiceException.class,
                e -> {
                  assertThat(e.type()).isEqualTo(PolicyProblem.STALE_BASE);
                  assertThat(e.detail())
                      .isEqualTo(
                          "Version 2 of the policy came first, and this is based on version 1:"
                              + " rebase it; you may REJECT, MORE_EVIDENCE, COMMENT, REBASE");
                });
        assertThat(fixture.find("p-1").state()).isEqualTo(State.OPEN);
      }
      assertThat(fixture.inForce("outreach").proposal()).isEqualTo("p-2");
    }
  }

  @Nested
  class Filling {
    @Test
    void leavesRoomToDecideWhenItTakesNoMoreComments() {
      var open = fixture.open("p-1", 1);
      var comments =
          IntStream.range(0, 449)
              .mapToObj(i -> new Commented(new Stamp(i + 2, "rep", START, null), "again", null))
              .toList();
      assertThat(fixture.proposals().move(open, open.progress().with(comments))).isTrue();
      refused(
          PolicyProblem.PROPOSAL_FULL,
          () -> reviews.comment(fixture.by("rep", "p-1", 450), "more", null));
      fixture.askForMore(fixture.by("lead", "p-1", 450));
      assertThat(fixture.accept(fixture.by("lead", "p-1", 451)).state()).isEqualTo(State.ACCEPTED);
    }
  }

  @Nested
  class Withdrawing {
    @BeforeEach
    void propose() {
      fixture.open("p-1", 1);
    }

    @Test
    void isForTheAuthor() {
      refused(PolicyProblem.NOT_AUTHOR, () -> reviews.withdraw(fixture.by("lead", "p-1", 1)));
      var withdrawn = reviews.withdraw(fixture.by("rep", "p-1", 1));
      assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
      assertThat(withdrawn.progress().events().getLast().stamp())
          .isEqualTo(new Stamp(2, "rep", START, null));
      assertThat(fixture.find("p-1")).isEqualTo(withdrawn);
    }

    @Test
    void isNotForWhatIsClosed() {
      fixture.accept(fixture.by("lead", "p-1", 1));
      refused(PolicyProblem.PROPOSAL_CLOSED, () -> reviews.withdraw(fixture.by("rep", "p-1", 3)));
    }
  }

  @Nested
  class Repeating {
    @BeforeEach
    void propose() {
      fixture.open("p-1", 1);
    }

    @Test
    void answersTheSameRequestTheSame() {
      var request = fixture.keyed("lead", "p-1", 1, "key", "body");
      var first = fixture.accept(request);
      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.accept(request)).isEqualTo(first);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
      reviews.withdraw(fixture.keyed("rep", "p-1", 1, "key", "body"));
      refused(
          CommonProblem.IDEMPOTENCY_KEY_REUSED,
          () -> reviews.withdraw(fixture.keyed("rep", "p-1", 1, "key", "another")));
    }

    @Test
    void takesAnotherKeyForAnotherRequest() {
      reviews.withdraw(fixture.keyed("rep", "p-1", 1, "key", "body"));
      refused(
          CommonProblem.STALE,
          () -> reviews.withdraw(fixture.keyed("rep", "p-1", 1, "another", "body")));
    }
  }

  @Nested
  class Listing {
    @Test
    void goesFromTheNewestThroughPoliciesAndStates() {
      fixture.policy("retention");
      for (int i = 1; i <= 4; i++) {
        fixture.open("p-" + i, i % 2 == 0 ? "retention" : "outreach", 1, "change " + i);
        fixture.pass(Duration.ofMillis(i % 2));
      }
      fixture.reject(fixture.by("lead", "p-3", 1), "no");
      assertThat(ids(null, null, null)).containsExactly("p-4", "p-3", "p-2", "p-1");
      assertThat(ids("outreach", null, null)).containsExactly("p-3", "p-1");
      assertThat(ids(null, State.OPEN, null)).containsExactly("p-4", "p-2", "p-1");
      assertThat(ids("outreach", State.OPEN, null)).containsExactly("p-1");
      for (int i = 1; i <= 4; i++) {
        var rest = ids(null, null, fixture.find("p-" + i));
        assertThat(rest).containsExactlyElementsOf(List.of("p-3", "p-2", "p-1").subList(4 - i, 3));
      }
    }

    private List<String> ids(
        @Nullable String policy, @Nullable State state, @Nullable Proposal below) {
      var place = below == null ? null : Proposals.Position.of(below);
      return fixture.reading().list("acme", new Filter(policy, state), place, 10).items().stream()
          .map(Proposal::id)
          .toList();
    }
  }

  private static void refused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.type()).isEqualTo(type));
  }
}
