package org.doubleloop.recommender.counts;

import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Standing;

/// What one or more options have counted in a cell, as it is read.
///
/// @param known actions of which it is known what they have come to
/// @param sum what these are worth, in parts of [Standing#WHOLE]
/// @param squares the sum of its squares
/// @param full those among them that are worth all that an action can be
/// @param pending actions of which it is not known
/// @param pendingSum what these are worth so far, in parts of [Standing#WHOLE]
/// @param pendingParts what these count for as trials, in parts of [Maturity#WHOLE]: what they are
///   worth so far, and of the rest as much as their age says
public record Trials(
    long known,
    long sum,
    long squares,
    long full,
    long pending,
    long pendingSum,
    long pendingParts) {
  public static final Trials NONE = new Trials(0, 0, 0, 0, 0, 0, 0);

  /// Known actions that have succeeded or failed.
  public static Trials of(long known, long successes) {
    var tally = Tally.of(0, known, successes);
    return new Trials(known, tally.sum(), tally.squares(), tally.full(), 0, 0, 0);
  }

  public Trials plus(Trials other) {
    return new Trials(
        known + other.known,
        sum + other.sum,
        squares + other.squares,
        full + other.full,
        pending + other.pending,
        pendingSum + other.pendingSum,
        pendingParts + other.pendingParts);
  }

  /// What all are worth, in successes: a whole number where an action succeeds or fails.
  public double successes() {
    return worth(sum + pendingSum);
  }

  /// In successes.
  ///
  /// @param parts of [Standing#WHOLE]
  public static double worth(long parts) {
    return (double) parts / Standing.WHOLE;
  }

  /// What the pending ones count for as trials.
  public double pendingTrials() {
    return (double) pendingParts / Maturity.WHOLE;
  }

  /// As many trials as that is in all.
  public double number() {
    return known + pendingTrials();
  }

  /// By how much what known actions are worth scatters.
  public Dispersion dispersion() {
    return Dispersion.NONE.with(known, sum, squares);
  }
}
