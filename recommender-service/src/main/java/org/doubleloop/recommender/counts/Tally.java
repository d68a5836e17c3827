package org.doubleloop.recommender.counts;

/// Trials and the successes among them; as a difference, either may be negative.
public record Tally(long trials, long successes) {
  public static final Tally NOTHING = new Tally(0, 0);
  public static final Tally FAILURE = new Tally(1, 0);
  public static final Tally SUCCESS = new Tally(1, 1);

  public Tally plus(Tally other) {
    return new Tally(
        Math.addExact(trials, other.trials), Math.addExact(successes, other.successes));
  }

  /// What has to be added to `other` to get this.
  public Tally minus(Tally other) {
    return new Tally(
        Math.subtractExact(trials, other.trials), Math.subtractExact(successes, other.successes));
  }

  public boolean isNothing() {
    return trials == 0 && successes == 0;
  }
}
