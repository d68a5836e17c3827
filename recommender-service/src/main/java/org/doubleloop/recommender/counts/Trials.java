package org.doubleloop.recommender.counts;

import org.doubleloop.recommender.window.Maturity;

/// What one or more options have counted in a cell, as it is read.
///
/// @param known actions of which it is known what they have come to
/// @param successes among them
/// @param pending actions of which it is not
/// @param pendingParts what these are worth as trials, in parts of [Maturity#WHOLE]
public record Trials(long known, long successes, long pending, long pendingParts) {
  public static final Trials NONE = new Trials(0, 0, 0, 0);

  public Trials plus(Trials other) {
    return new Trials(
        known + other.known,
        successes + other.successes,
        pending + other.pending,
        pendingParts + other.pendingParts);
  }

  /// What the pending ones are worth as trials.
  public double pendingTrials() {
    return (double) pendingParts / Maturity.WHOLE;
  }

  /// As many trials as that is in all.
  public double number() {
    return known + pendingTrials();
  }
}
