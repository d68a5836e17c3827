package org.doubleloop.recommender.claim;

import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.counts.Trials;
import org.jspecify.annotations.Nullable;

/// What actions came to: those of which it is known, without a guess about the others.
///
/// @param reason why it cannot be counted
/// @param known actions of which it is known what they came to
/// @param pending actions of which it is not
/// @param interval of 95 %; null where nothing is known
public record Rate(
    State state,
    @Nullable String reason,
    long known,
    long pending,
    long successes,
    @Nullable ScoreInterval interval) {

  /// Below it, nearly any rate may be behind the counts: the interval of ten actions of which half
  /// succeed is 53 points wide.
  static final int ENOUGH = 10;

  /// How far it goes.
  public enum State {
    COUNTED,
    NOT_ENOUGH,
    NOT_COUNTABLE
  }

  static Rate of(Trials trials) {
    long known = trials.known();
    return new Rate(
        known < ENOUGH ? State.NOT_ENOUGH : State.COUNTED,
        null,
        known,
        trials.pending(),
        trials.full(),
        known == 0 ? null : ScoreInterval.of((double) trials.full() / known, (double) known));
  }

  static Rate not(String reason) {
    return new Rate(State.NOT_COUNTABLE, reason, 0, 0, 0, null);
  }

  /// The share of those that are known that succeeded; null where nothing is known.
  public @Nullable Double share() {
    return known == 0 ? null : (double) successes / known;
  }
}
