package org.doubleloop.recommender.pattern;

import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.evalue.Excess;
import org.doubleloop.recommender.evalue.Superiority;

/// In how many drafts something could have been changed, and in how many it was.
public record Share(long drafts, long changed) {
  public static final Share NONE = new Share(0, 0);

  /// How many drafts the base share is worth: as many as it takes for a phrase to speak for itself.
  private static final double PRIOR = 10;

  public Share plus(Share other) {
    return new Share(drafts + other.drafts, changed + other.changed);
  }

  Share plus(boolean isChanged) {
    return new Share(drafts + 1, changed + (isChanged ? 1 : 0));
  }

  public double value() {
    return drafts == 0 ? 0 : (double) changed / drafts;
  }

  /// Drawn towards a base share, as the mean of a beta distribution.
  public double shrunk(double base) {
    return (changed + PRIOR * base) / (drafts + PRIOR);
  }

  /// Whether it is above this, however often one looks while drafts are added: in at most one of
  /// twenty cases where it is not, that is ever said. Where drafts go, too, as among the newest, it
  /// is as hard to reach at each look, and more looks reach it more often.
  public boolean holdsAbove(double base) {
    return base <= 0
        ? changed > 0
        : base < 1 && Excess.logE(drafts, changed, base) >= Math.log(Superiority.ENOUGH);
  }

  /// Whether even the upper end of its interval is below this.
  public boolean isBelow(double other) {
    return drafts > 0 && interval().high() < other;
  }

  ScoreInterval interval() {
    return ScoreInterval.of(value(), (double) drafts);
  }
}
