package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 64 reviewers at once, some of whom accept and some of whom reject.
class ReviewRaceTest {
  static final int REVIEWERS = 64;

  /// More by `-Ddoubleloop.races=100`.
  private static final int ROUNDS = Integer.getInteger("doubleloop.races", 1);

  private ProposalStore fixture;

  @BeforeEach
  void open() {
    fixture = new ProposalStore();
    fixture.policy("outreach");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void makeOneVersionAndPutNothingRejectedInForce(int proposals) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      int base = round;
      var ids = new ArrayList<String>();
      for (int i = 0; i < proposals; i++) {
        ids.add(fixture.open("p-%d-%d".formatted(round, i), base).id());
      }
      int offset = round;
      var answers =
          atOnce(i -> {
            var request = fixture.by("reviewer-" + i, ids.get(i % proposals), 1);
            return (i + offset) % 3 == 0
                ? fixture.reject(request, "because")
                : fixture.accept(request);
          });
      assertOneReviewEach(ids, answers, base);
    }
  }

  @Test
  void answerAllWhoSendTheSameRequestTheSame() throws Exception {
    fixture.open("p-1", 1);
    var answers = atOnce(i -> fixture.accept(fixture.keyed("lead", "p-1", 1, "key", "body")));
    assertThat(answers).hasSize(REVIEWERS).containsOnly(fixture.find("p-1"));
    assertThat(fixture.inForce("outreach").version()).isEqualTo(2);
  }

  private void assertOneReviewEach(List<String> ids, List<Object> answers, int base) {
    var versions = fixture.policies().policies().versions("acme", "outreach", null, 100).items();
    var closed = ids.stream().map(fixture::find).toList();
    var accepted = closed.stream().filter(p -> p.state() == State.ACCEPTED).toList();
    assertThat(closed)
        .allSatisfy(p -> {
          assertThat(p.state()).isIn(State.ACCEPTED, State.REJECTED, State.STALE, State.OPEN);
          assertThat(p.progress().standing()).hasSize(p.state() == State.OPEN ? 0 : 1);
        });
    assertThat(accepted).hasSizeLessThanOrEqualTo(1);
    // Who was told of a success was told of what is stored; everybody else knows what to do.
    assertThat(answers)
        .allSatisfy(answer -> {
          switch (answer) {
            case Proposal told -> assertThat(closed).contains(told);
            case ServiceException problem ->
                assertThat(problem.type())
                    .isIn(
                        CommonProblem.STALE,
                        PolicyProblem.STALE_BASE,
                        PolicyProblem.PROPOSAL_CLOSED);
            default -> throw new AssertionError(answer);
          }
        });
    assertThat(answers.stream().filter(Proposal.class::isInstance))
        .hasSize((int) closed.stream().filter(p -> !p.state().isUndecided()).count());
    if (accepted.isEmpty()) {
      // All were rejected: make the round's version, so that the next one has a base.
      assertThat(versions).hasSize(base);
      fixture.open("filler-" + base, base);
      fixture.accept(fixture.by("lead", "filler-" + base, 1));
    } else {
      assertThat(versions).hasSize(base + 1);
      assertThat(versions.getFirst().version()).isEqualTo(base + 1);
      assertThat(versions.getFirst().proposal()).isEqualTo(accepted.getFirst().id());
      assertThat(fixture.inForce("outreach")).isEqualTo(versions.getFirst());
    }
  }

  interface Reviewer {
    Proposal review(int number);
  }

  /// What each was answered: a proposal or a problem.
  static List<Object> atOnce(Reviewer reviewer) throws Exception {
    var start = new CyclicBarrier(REVIEWERS);
    var tasks = new ArrayList<Callable<Object>>();
    for (int i = 0; i < REVIEWERS; i++) {
      int number = i;
      tasks.add(() -> {
        start.await();
        try {
          return reviewer.review(number);
        } catch (ServiceException problem) {
          return problem;
        }
      });
    }
    var answers = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : executor.invokeAll(tasks)) {
        answers.add(future.get());
      }
    }
    return answers;
  }
}
