package org.doubleloop.recommender.table;

import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Standing;

/// Adds up what actions have come to by one metric, in whole numbers: the order makes no
/// difference.
public final class Total {
  private long pending;
  private long pendingSum;
  private long pendingParts;
  private long known;
  private long sum;
  private long squares;
  private long full;
  private long closed;

  /// @param sign -1 where it is taken away
  /// @param closes when the windows close, in seconds since 1970
  public void add(int sign, long closes, Tally tally, Maturity maturity) {
    pending += sign * tally.pending();
    pendingSum += sign * tally.pendingSum();
    pendingParts += sign * parts(tally, maturity.of(closes));
    known += sign * tally.trials();
    sum += sign * tally.sum();
    squares += sign * tally.squares();
    full += sign * tally.full();
    closed += closes == Delays.CLOSED ? sign * tally.trials() : 0;
  }

  /// What has come of pending actions counts whole, the rest as their age says: as in ranking.
  private static long parts(Tally tally, long age) {
    return tally.pendingSum() * Maturity.WHOLE / Standing.WHOLE
        + (tally.pending() * Standing.WHOLE - tally.pendingSum()) * age / Standing.WHOLE;
  }

  /// Sums below zero, as of a correction that came before what it corrects, are read as zero.
  public Trials trials() {
    long trials = Math.max(0, known);
    long worth = Math.clamp(sum, 0, trials * Standing.WHOLE);
    long waiting = Math.max(0, pending);
    long come = Math.clamp(pendingSum, 0, waiting * Standing.WHOLE);
    return new Trials(
        trials,
        worth,
        Math.clamp(squares, 0, worth * Standing.WHOLE),
        Math.clamp(full, 0, trials),
        waiting,
        come,
        Math.max(come, pendingParts));
  }

  /// Of those that are known, those whose windows are over.
  public long closed() {
    return Math.clamp(closed, 0, Math.max(0, known));
  }

  boolean isNothing() {
    return pending == 0 && known == 0;
  }
}
