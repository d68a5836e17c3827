package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.Beginnings;
import org.doubleloop.policy.reviewmodel.Model;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Suggestion.Status;
import org.doubleloop.policy.reviewmodel.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The service does in every state, by every role, what a model of the contract says.
class ProposalModelTest {
  /// All of it by `-Ddoubleloop.model=6`.
  private static final int STEPS = Integer.getInteger("doubleloop.model", 2);

  /// From every other beginning they are one less but for `-Ddoubleloop.everywhere=true`: so each
  /// quorum and each second proposal has all of them, and not each of both.
  private static final boolean EVERYWHERE = Boolean.getBoolean("doubleloop.everywhere");

  /// All of them by `-Ddoubleloop.sequences=100000`; in the store one for sixty of them.
  private static final int SEQUENCES = Integer.getInteger("doubleloop.sequences", 500);

  private static final int LONGEST = 24;
  private static final List<Act> ACTS = acts();

  private record Reached(ModelState model, PureWorld world, int steps) {}

  @Test
  void holdsForEveryStepOfEveryRoleInEveryState(TestReporter reporter) {
    int states = 0;
    int taken = 0;
    var beginnings = Beginnings.all();
    for (int i = 0; i < beginnings.size(); i++) {
      var begin = beginnings.get(i);
      int most = EVERYWHERE || i % 2 == 0 ? STEPS : STEPS - 1;
      var seen = new HashSet<>(List.of(begin.key()));
      var open = new ArrayDeque<Reached>();
      open.add(new Reached(begin, PureWorld.of(begin), 0));
      while (!open.isEmpty()) {
        var reached = open.poll();
        states++;
        var allowed = new TreeSet<String>();
        for (var act : ACTS) {
          if (isPointless(reached.model, act)) {
            continue;
          }
          taken++;
          var expected = Model.take(reached.model, act);
          if (isStep(act) && Model.isAllowed(act.kind(), expected.problem())) {
            allowed.add(act.who() + " " + act.proposal() + " " + act.kind().step());
          }
          var next = taken(reached, act, expected);
          boolean isLast = next.steps == most;
          if (!isLast && leadsOn(act) && seen.add(next.model.key())) {
            open.add(next);
          }
        }
        assertAllowed(reached, allowed);
      }
    }
    reporter.publishEntry(
        "tried", "%d acts in %d states, %d steps long".formatted(taken, states, STEPS));
    assertThat(taken).isGreaterThan(1_000);
  }

  private static boolean isStep(Act act) {
    return act.kind().isStep() && act.condition() == Condition.PLAIN;
  }

  /// All acts are tried in all states, and from some they go on: those of the first proposal, but
  /// one reviewer stands for all who are as he is; and what makes versions of the second.
  private static boolean leadsOn(Act act) {
    boolean isReviewers = act.who() == Who.FIRST || act.who() == Who.SECOND;
    return switch (act.kind()) {
      case WAIT, TRIAL_ENDS, EDIT, EDIT_LOCKED, EDIT_RATIONALE, EDIT_TO_BASE, REJECT, WITHDRAW ->
          act.proposal() == 0;
      case ACCEPT, TAKE_BACK -> isReviewers || (act.who() == Who.OWNER && act.proposal() == 0);
      case AMEND, MORE_EVIDENCE, TRY -> isReviewers && act.proposal() == 0;
      case AMEND_LOCKED, AMEND_TO_BASE ->
          (act.who() == Who.OWNER || act.who() == Who.ADMIN) && act.proposal() == 0;
      case REBASE -> act.who() == Who.FIRST || act.who() == Who.ADMIN;
      case COMMENT -> false;
    };
  }

  @Test
  void holdsForSequencesByChance() {
    var random = new SplittableRandom(13);
    var beginnings = Beginnings.all();
    for (int i = 0; i < SEQUENCES; i++) {
      var begin = beginnings.get(random.nextInt(beginnings.size()));
      var reached = new Reached(begin, PureWorld.of(begin), 0);
      int length = random.nextInt(1, LONGEST + 1);
      for (int step = 0; step < length; step++) {
        var act = next(random, reached.model);
        reached = taken(reached, act, Model.take(reached.model, act));
      }
    }
  }

  @Test
  void holdsForSequencesByChanceInTheStore() {
    var random = new SplittableRandom(14);
    var beginnings = Beginnings.all();
    for (int i = 0; i < Math.max(1, SEQUENCES / 60); i++) {
      var begin = beginnings.get(random.nextInt(beginnings.size()));
      try (var fixture = new ProposalStore()) {
        var world = new StoredWorld(fixture, "acme", begin);
        var model = begin;
        var story = new ArrayList<Act>();
        for (int step = 0; step < LONGEST; step++) {
          var act = next(random, model);
          story.add(act);
          var expected = Model.take(model, act);
          assertThat(world.take(act)).as("%s", story).isEqualTo(expected.problem());
          assertThat(world.described())
              .as("%s", story)
              .isEqualTo(ModelActs.described(expected.state()));
          model = expected.state();
        }
      }
    }
  }

  /// Mostly what may be done, as nothing comes of the rest.
  private static Act next(SplittableRandom random, ModelState model) {
    while (true) {
      var act = ACTS.get(random.nextInt(ACTS.size()));
      if (isPointless(model, act) || (act.kind() == Kind.WAIT && random.nextInt(4) > 0)) {
        continue;
      }
      boolean isEnd =
          act.kind() == Kind.REJECT || act.kind() == Kind.WITHDRAW || act.kind() == Kind.WAIT;
      boolean isTaken = Model.take(model, act).problem() == null;
      if (random.nextInt(10) < (isEnd ? 1 : isTaken ? 10 : 2)) {
        return act;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // Where nothing was done it is the same.
  private static Reached taken(Reached from, Act act, Model.Taken expected) {
    var real = from.world.take(act);
    if (!Objects.equals(expected.problem(), real.problem())) {
      throw new AssertionError(
          "%s in%n%s%nexpected %s, was %s"
              .formatted(act, ModelActs.described(from.model), expected.problem(), real.problem()));
    }
    if (expected.state() == from.model && real.world() == from.world) {
      return from;
    }
    var described = ModelActs.described(expected.state());
    if (!described.equals(real.world().described())) {
      throw new AssertionError(
          "%s in%n%s%nexpected%n%s%nwas%n%s"
              .formatted(
                  act, ModelActs.described(from.model), described, real.world().described()));
    }
    return new Reached(expected.state(), real.world(), from.steps + 1);
  }

  /// Holds what each is told against what each may do.
  private static void assertAllowed(Reached reached, Set<String> allowed) {
    for (int i = 0; i < reached.model.proposals().size(); i++) {
      var proposal = reached.model.proposals().get(i);
      if (proposal.status() == Status.ACCEPTING || proposal.isOverdue()) {
        // It is another as soon as it is looked at.
        continue;
      }
      var told = new TreeSet<String>();
      for (var who : Who.values()) {
        for (var step : reached.world.allowed(i, who).all()) {
          told.add(who + " " + i + " " + step);
        }
      }
      int index = i;
      var expected = allowed.stream().filter(each -> each.contains(" " + index + " ")).toList();
      if (!expected.equals(List.copyOf(told))) {
        throw new AssertionError(
            "In%n%s%n%s, and told is %s"
                .formatted(ModelActs.described(reached.model), expected, told));
      }
    }
  }

  /// Whether to be killed makes no difference, as there is only one write.
  private static boolean isPointless(ModelState model, Act act) {
    if (act.kind() == Kind.TRIAL_ENDS) {
      return Model.take(model, act).state().equals(model);
    }
    return act.condition() == Condition.KILLED
        && Model.take(model, act).state().proposals().get(act.proposal()).status()
            != Status.ACCEPTING;
  }

  private static List<Act> acts() {
    var acts = new ArrayList<Act>();
    for (var who : Who.values()) {
      for (int proposal = 0; proposal < 2; proposal++) {
        for (var kind : Kind.values()) {
          if (kind.isStep()) {
            acts.add(Act.plain(kind, who, proposal));
          }
        }
        for (var kind :
            List.of(Kind.ACCEPT, Kind.TAKE_BACK, Kind.EDIT, Kind.REBASE, Kind.WITHDRAW)) {
          acts.add(new Act(kind, who, proposal, Condition.OUTDATED));
        }
        for (var kind : List.of(Kind.ACCEPT, Kind.AMEND, Kind.AMEND_LOCKED, Kind.REBASE)) {
          var act = new Act(kind, who, proposal, Condition.KILLED);
          if (leadsOn(act)) {
            acts.add(act);
          }
        }
      }
    }
    acts.add(Act.plain(Kind.WAIT, Who.REP, 0));
    acts.add(Act.plain(Kind.TRIAL_ENDS, Who.REP, 0));
    acts.add(Act.plain(Kind.TRIAL_ENDS, Who.REP, 1));
    return List.copyOf(acts);
  }
}
