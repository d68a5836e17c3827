package org.doubleloop.policy.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.conduct.StepRequest.Who;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.experiment.Experiment.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentStepsTest {
  private static final Set<String> REVIEWS = Set.of("proposals:review");
  private static final Set<String> WRITES = Set.of("policies:write");
  private static final Set<String> BOTH = Set.of("proposals:review", "policies:write");

  /// With an experiment in each state, until a step takes it to another.
  private static final Map<State, ExperimentWorld> WORLDS = new EnumMap<>(State.class);

  /// What comes of a step, by the state that it is taken from: another state, or a problem.
  @ParameterizedTest
  @CsvSource({
    // step, who, of a draft, what runs, what is paused, has ended, is concluded
    "START, first, RUNNING, experiment-state, experiment-state, experiment-state, experiment-state",
    "START, owner, RUNNING, experiment-state, experiment-state, experiment-state, experiment-state",
    "START, author, forbidden, forbidden, forbidden, forbidden, forbidden",
    "START, author-who-reviews, own-experiment, own-experiment, own-experiment, own-experiment,"
        + " own-experiment",
    "START, stranger, not-reviewer, not-reviewer, not-reviewer, not-reviewer, not-reviewer",
    "START, writer, forbidden, forbidden, forbidden, forbidden, forbidden",
    "PAUSE, first, experiment-state, PAUSED, experiment-state, experiment-state, experiment-state",
    "PAUSE, owner, experiment-state, PAUSED, experiment-state, experiment-state, experiment-state",
    "PAUSE, author, forbidden, forbidden, forbidden, forbidden, forbidden",
    "PAUSE, author-who-reviews, experiment-state, PAUSED, experiment-state, experiment-state,"
        + " experiment-state",
    "PAUSE, stranger, not-reviewer, not-reviewer, not-reviewer, not-reviewer, not-reviewer",
    "RESUME, first, experiment-state, experiment-state, RUNNING, experiment-state,"
        + " experiment-state",
    "RESUME, author, forbidden, forbidden, forbidden, forbidden, forbidden",
    "RESUME, stranger, not-reviewer, not-reviewer, not-reviewer, not-reviewer, not-reviewer",
    "STOP, first, ENDED, ENDED, ENDED, experiment-state, experiment-state",
    "STOP, owner, ENDED, ENDED, ENDED, experiment-state, experiment-state",
    "STOP, author, ENDED, forbidden, forbidden, forbidden, forbidden",
    "STOP, author-who-reviews, ENDED, ENDED, ENDED, experiment-state, experiment-state",
    "STOP, stranger, not-reviewer, not-reviewer, not-reviewer, not-reviewer, not-reviewer",
    "STOP, writer, forbidden, forbidden, forbidden, forbidden, forbidden",
    "CONCLUDE, first, experiment-state, experiment-state, experiment-state, CONCLUDED,"
        + " experiment-state",
    "CONCLUDE, owner, experiment-state, experiment-state, experiment-state, CONCLUDED,"
        + " experiment-state",
    "CONCLUDE, author, forbidden, forbidden, forbidden, forbidden, forbidden",
    "CONCLUDE, stranger, not-reviewer, not-reviewer, not-reviewer, not-reviewer, not-reviewer"
  })
  void eachStepOfEachRoleFromEachState(
      ExperimentStep step,
      String who,
      String ofDraft,
      String ofRunning,
      String ofPaused,
      String ofEnded,
      String ofConcluded) {
    var expected = List.of(ofDraft, ofRunning, ofPaused, ofEnded, ofConcluded);
    var states = ExperimentWorld.states();
    for (int i = 0; i < states.size(); i++) {
      var kept = WORLDS.remove(states.get(i));
      var world = kept == null ? in(states.get(i)) : kept;
      var before = world.find("e");
      boolean isTold = world.steps().rights(before, who(who)).all().contains(step);
      var what = step + " by " + who + " from " + states.get(i);
      assertThat(taken(world, step, who(who))).as(what).isEqualTo(expected.get(i));
      boolean isTaken = ExperimentWorld.states().toString().contains(expected.get(i));
      assertThat(isTold).as(what).isEqualTo(isTaken);
      if (isTaken) {
        world.close();
      } else {
        assertThat(world.find("e")).as("refused: " + what).isEqualTo(before);
        WORLDS.put(states.get(i), world);
      }
    }
  }

  private static ExperimentWorld in(State state) {
    var world = new ExperimentWorld(1);
    world.in(state, "e");
    return world;
  }

  @AfterAll
  static void close() {
    WORLDS.values().forEach(ExperimentWorld::close);
  }

  private static Who who(String name) {
    return switch (name) {
      case "author" -> new Who("author", WRITES);
      case "author-who-reviews" -> new Who("author", BOTH);
      case "writer" -> new Who("first", WRITES);
      default -> new Who(name, REVIEWS);
    };
  }

  private static String taken(ExperimentWorld world, ExperimentStep step, Who who) {
    // The author of these is a reviewer by the policy, too, where the key says so.
    var request = world.request(who, "e");
    try {
      var after =
          switch (step) {
            case START -> world.steps().start(request, false);
            case PAUSE -> world.steps().pause(request);
            case RESUME -> world.steps().resume(request);
            case STOP -> world.steps().stop(request, "Enough.");
            case CONCLUDE -> world.steps().conclude(request, "It is better.");
          };
      return after.state().name();
    } catch (ServiceException problem) {
      return problem.type().slug();
    }
  }

  @Test
  void takesAsManyConsentsAsTheQuorumAsksFor() {
    try (var world = new ExperimentWorld(2)) {
      world.draft("e", null);
      assertThat(world.start("first", "e").state()).isEqualTo(State.DRAFT);
      assertProblem(() -> world.start("first", "e"), PolicyProblem.ALREADY_REVIEWED);
      var running = world.start("second", "e");
      assertThat(running.state()).isEqualTo(State.RUNNING);
      assertThat(running.history().consents()).containsExactly("first", "second");
    }
  }

  @Test
  void storesNothingInADryRun() {
    try (var world = new ExperimentWorld(1)) {
      var draft = world.draft("e", null);
      world.steps().start(world.request("first", "e"), true);
      assertThat(world.find("e")).isEqualTo(draft);
    }
  }

  @Test
  void letsOneRunAtAPlaceAndAnotherAfterIt() {
    try (var world = new ExperimentWorld(1)) {
      world.draft("one", "seniority == 'VP'");
      world.draft("two", "industry == 'retail'");
      world.draft("elsewhere", "seniority == 'Manager'");
      world.start("first", "one");
      assertProblem(() -> world.start("first", "two"), PolicyProblem.EXPERIMENT_RUNNING);
      assertThat(world.find("two").state()).isEqualTo(State.DRAFT);
      assertThat(world.start("first", "elsewhere").state()).isEqualTo(State.RUNNING);
      world.steps().stop(world.request("first", "one"), "Enough.");
      assertProblem(() -> world.start("first", "two"), PolicyProblem.EXPERIMENT_RUNNING);
      world.steps().end("acme", "elsewhere", ExperimentWorld.HELD);
      assertThat(world.start("first", "two").state()).isEqualTo(State.RUNNING);
    }
  }

  /// Of many that begin at once one has the place, whoever they are.
  @Test
  void letsOneRunOfManyThatStartAtOnce() throws Exception {
    try (var world = new ExperimentWorld(1);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        var begin = round + "-";
        var drafts = IntStream.range(0, 8).mapToObj(i -> begin + i).toList();
        drafts.forEach(id -> world.draft(id, null));
        var requests = drafts.stream().map(id -> world.request("first", id)).toList();
        var starts = new ArrayList<Callable<Boolean>>();
        requests.forEach(request -> starts.add(() -> isStarted(world, request)));
        long started = 0;
        for (var each : executor.invokeAll(starts)) {
          started += each.get() ? 1 : 0;
        }
        assertThat(started).isEqualTo(1);
        var running =
            drafts.stream().map(world::find).filter(each -> each.state().isLive()).toList();
        assertThat(running).hasSize(1);
        world.steps().end("acme", running.getFirst().id(), ExperimentWorld.HELD);
      }
    }
  }

  private static boolean isStarted(ExperimentWorld world, StepRequest request) {
    try {
      return world.steps().start(request, false).state() == State.RUNNING;
    } catch (ServiceException problem) {
      assertThat(problem.type()).isEqualTo(PolicyProblem.EXPERIMENT_RUNNING);
      return false;
    }
  }

  @Test
  void endsOnceAndTakesTheSameEndAgain() {
    try (var world = new ExperimentWorld(1)) {
      world.in(State.RUNNING, "e");
      var ended = world.steps().end("acme", "e", ExperimentWorld.HELD);
      assertThat(world.steps().end("acme", "e", ExperimentWorld.HELD)).isEqualTo(ended);
      var other = new Ending(Outcome.DID_NOT_HOLD, Cause.DAY, null, "{\"counts\":[]}");
      assertProblem(() -> world.steps().end("acme", "e", other), PolicyProblem.EXPERIMENT_STATE);
    }
  }

  @Test
  void takesWhatCameOfOneThatWasStoppedOnce() {
    try (var world = new ExperimentWorld(1)) {
      world.in(State.RUNNING, "e");
      world.steps().stop(world.request("owner", "e"), "Enough.");
      var counted = new Ending(Outcome.UNDECIDED, Cause.STOPPED, null, "{\"counts\":[]}");
      var known = world.steps().end("acme", "e", counted);
      assertThat(known.history().ending())
          .isEqualTo(new Ending(Outcome.UNDECIDED, Cause.STOPPED, "Enough.", "{\"counts\":[]}"));
      assertThat(world.steps().end("acme", "e", counted)).isEqualTo(known);
    }
  }

  @Test
  void takesNoEndOfOneThatNeverRan() {
    try (var world = new ExperimentWorld(1)) {
      world.draft("e", null);
      assertProblem(
          () -> world.steps().end("acme", "e", ExperimentWorld.HELD),
          PolicyProblem.EXPERIMENT_STATE);
    }
  }

  private static void assertProblem(ThrowingCallable call, PolicyProblem problem) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.type()).isEqualTo(problem));
  }
}
