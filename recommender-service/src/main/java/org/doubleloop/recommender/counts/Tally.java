package org.doubleloop.recommender.counts;

import org.doubleloop.recommender.window.Standing;

/// What actions have come to; as a difference, any number may be negative.
///
/// @param pending those of which nothing is known yet
/// @param trials those of which it is known
/// @param successes among the trials
public record Tally(long pending, long trials, long successes) {
  public static final Tally NOTHING = new Tally(0, 0, 0);
  public static final Tally PENDING = new Tally(1, 0, 0);
  public static final Tally FAILURE = new Tally(0, 1, 0);
  public static final Tally SUCCESS = new Tally(0, 1, 1);

  /// One action.
  public static Tally of(Standing standing) {
    return switch (standing.kind()) {
      case PENDING -> PENDING;
      case FAILURE -> FAILURE;
      case SUCCESS -> SUCCESS;
    };
  }

  public Tally plus(Tally other) {
    return new Tally(
        Math.addExact(pending, other.pending),
        Math.addExact(trials, other.trials),
        Math.addExact(successes, other.successes));
  }

  /// What has to be added to `other` to get this.
  public Tally minus(Tally other) {
    return new Tally(
        Math.subtractExact(pending, other.pending),
        Math.subtractExact(trials, other.trials),
        Math.subtractExact(successes, other.successes));
  }

  /// The same once the windows have closed: what is pending has failed.
  public Tally closed() {
    return new Tally(0, Math.addExact(pending, trials), successes);
  }

  public boolean isNothing() {
    return pending == 0 && trials == 0 && successes == 0;
  }
}
