package org.doubleloop.signal.joiner;

import java.util.List;
import java.util.function.Function;
import org.doubleloop.signal.connector.Sweep;
import org.doubleloop.signal.join.Verdict.Until;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.seeking.SeekingOutcomes;

/// Decides what is marked as not decided, and states what is marked as moved. What waits for more
/// policies is looked at when there are more.
final class JoinSweep implements Sweep {
  private static final int PAGE = 500;

  private final SeekingOutcomes outcomes;
  private final Joiner joiner;
  private final JoinNotes notes;
  private final KnownPolicies policies;
  private long known = -1;

  JoinSweep(SeekingOutcomes outcomes, Joiner joiner, JoinNotes notes, KnownPolicies policies) {
    this.outcomes = outcomes;
    this.joiner = joiner;
    this.notes = notes;
    this.policies = policies;
  }

  @Override
  public void sweep() {
    sweep(after -> outcomes.moved(after, PAGE));
    sweep(after -> outcomes.waiting(Until.ANYTHING, after, PAGE));
    long now = policies.count();
    if (now != known) {
      sweep(after -> outcomes.waiting(Until.MORE_POLICIES, after, PAGE));
      known = now;
    }
  }

  @Override
  public boolean isDue() {
    boolean forgotten = notes.seeking().takeOverflow();
    return forgotten || policies.count() != known;
  }

  private void sweep(Function<String, List<String>> next) {
    var part = next.apply("");
    while (!part.isEmpty()) {
      joiner.join(part);
      part = next.apply(part.getLast());
    }
  }
}
