package org.doubleloop.recommender.counts;

import org.doubleloop.recommender.window.Standing;

/// What actions have come to; as a difference, any number may be negative.
///
/// @param pending actions of which it is not known yet
/// @param pendingSum what these are worth so far, in parts of [Standing#WHOLE]
/// @param pendingSquares the sum of its squares
/// @param trials actions of which it is known
/// @param sum what these are worth, in parts of [Standing#WHOLE]
/// @param squares the sum of its squares
/// @param full those among the trials that are worth all that an action can be: successes, or sums
///   at their cap
public record Tally(
    long pending,
    long pendingSum,
    long pendingSquares,
    long trials,
    long sum,
    long squares,
    long full) {
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);
  public static final Tally PENDING = of(Standing.PENDING);
  public static final Tally FAILURE = of(Standing.failure(0));
  public static final Tally SUCCESS = of(Standing.success(0));

  /// One action.
  public static Tally of(Standing standing) {
    long worth = standing.worth();
    return standing.isKnown()
        ? new Tally(0, 0, 0, 1, worth, worth * worth, worth == Standing.WHOLE ? 1 : 0)
        : new Tally(1, worth, worth * worth, 0, 0, 0, 0);
  }

  /// Actions that have succeeded or failed, or of which that is not known.
  public static Tally of(long pending, long trials, long successes) {
    return new Tally(
        pending,
        0,
        0,
        trials,
        successes * Standing.WHOLE,
        successes * Standing.WHOLE * Standing.WHOLE,
        successes);
  }

  public Tally plus(Tally other) {
    return new Tally(
        Math.addExact(pending, other.pending),
        Math.addExact(pendingSum, other.pendingSum),
        Math.addExact(pendingSquares, other.pendingSquares),
        Math.addExact(trials, other.trials),
        Math.addExact(sum, other.sum),
        Math.addExact(squares, other.squares),
        Math.addExact(full, other.full));
  }

  /// What has to be added to `other` to get this.
  public Tally minus(Tally other) {
    return new Tally(
        Math.subtractExact(pending, other.pending),
        Math.subtractExact(pendingSum, other.pendingSum),
        Math.subtractExact(pendingSquares, other.pendingSquares),
        Math.subtractExact(trials, other.trials),
        Math.subtractExact(sum, other.sum),
        Math.subtractExact(squares, other.squares),
        Math.subtractExact(full, other.full));
  }

  /// The same once the windows have closed: what pending ones are worth so far is all.
  public Tally closed() {
    return new Tally(
        0,
        0,
        0,
        Math.addExact(pending, trials),
        Math.addExact(pendingSum, sum),
        Math.addExact(pendingSquares, squares),
        full);
  }

  public boolean isNothing() {
    return equals(NOTHING);
  }
}
