package org.doubleloop.policy.reviewmodel;

import java.util.Set;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.ModelState.Version;
import org.doubleloop.policy.reviewmodel.Suggestion.Status;
import org.jspecify.annotations.Nullable;

/// What must come of every act in every state.
public final class Model {
  /// The answers that say that a step is not for this caller, or not for now.
  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "own-proposal",
          "not-reviewer",
          "not-author",
          "proposal-closed",
          "stale-base",
          "already-reviewed",
          "on-trial",
          "nothing-to-take-back");

  /// Those that say so of a trial: what no unit can have for itself is not offered to be tried.
  private static final Set<String> NOT_TRIABLE = Set.of("not-triable", "locked-clause");

  private Model() {}

  /// @param problem by its slug; null where the act was taken
  public record Taken(ModelState state, @Nullable String problem) {}

  public static Taken take(ModelState before, Act act) {
    if (act.kind() == Kind.WAIT) {
      return new Taken(before.each(Suggestion::overdue), null);
    }
    // Whoever meets a proposal first brings to its end what has begun.
    var state = settled(before, act.proposal());
    try {
      var next = state.with(act.proposal(), Steps.next(state, act));
      if (act.kind() == Kind.TRY) {
        next = placed(next, 1 - act.proposal());
      }
      if (act.condition() == Condition.KILLED) {
        return new Taken(next, null);
      }
      boolean isDecided = next.proposal(act.proposal()).status() == Status.ACCEPTING;
      var settled = settled(next, act.proposal());
      boolean isLate = isDecided && settled.proposal(act.proposal()).status() == Status.STALE;
      return new Taken(settled, isLate ? "stale-base" : null);
    } catch (Refused refused) {
      // Whoever looks whether another one runs brings that to where it is to be.
      boolean isLookedAt = refused.problem().equals("experiment-running");
      return new Taken(isLookedAt ? tried(state, 1 - act.proposal()) : state, refused.problem());
    }
  }

  /// Whether a step that comes to this is told as allowed.
  public static boolean isAllowed(Kind kind, @Nullable String problem) {
    return problem == null
        || (!NOT_ALLOWED.contains(problem) && (kind != Kind.TRY || !NOT_TRIABLE.contains(problem)));
  }

  /// Two at once may give the same units different things: whoever begins one looks after the other
  /// first.
  private static ModelState placed(ModelState state, int other) {
    var settled = tried(state, other);
    if (settled.proposal(other).trial() != null) {
      throw new Refused("experiment-running");
    }
    return settled;
  }

  /// A trial goes on beside the newest version where that can be.
  private static ModelState tried(ModelState state, int index) {
    var proposal = state.proposal(index);
    var trial = proposal.trial();
    if (trial == null || trial.base() == state.newest()) {
      return state;
    }
    var newest = state.newestSaid();
    return state.with(
        index,
        Said.merged(state.version(trial.base()), newest, trial.said())
            .filter(merged -> merged.isTriableOn(newest))
            .map(merged -> proposal.on(new Suggestion.Trial(state.newest(), merged)))
            .orElseGet(() -> proposal.on(null).stepped()));
  }

  private static ModelState settled(ModelState state, int index) {
    return tried(decided(state, index), index);
  }

  private static ModelState decided(ModelState state, int index) {
    var proposal = state.proposal(index);
    if (proposal.status() == Status.OPEN && proposal.isOverdue()) {
      return state.with(index, proposal.ended(Status.EXPIRED));
    }
    if (proposal.status() != Status.ACCEPTING) {
      return state;
    }
    int number = proposal.base() + 1;
    var versioned = state;
    if (state.newest() < number) {
      var acceptedBy = proposal.approvers(state.terms()).getLast();
      versioned = state.with(new Version(proposal.said(), index, acceptedBy));
    }
    boolean isIts = versioned.versions().get(number - 1).proposal() == index;
    return versioned.with(index, proposal.ended(isIts ? Status.ACCEPTED : Status.STALE));
  }
}
