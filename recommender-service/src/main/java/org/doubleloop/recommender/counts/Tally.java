package org.doubleloop.recommender.counts;

/// Trials and the successes among them; as a difference, either may be negative.
public record Stat(long trials, long successes) {
  public static final Stat NOTHING = new Stat(0, 0);
  public static final Stat FAILURE = new Stat(1, 0);
  public static final Stat SUCCESS = new Stat(1, 1);

  public Stat plus(Stat other) {
    return new Stat(Math.addExact(trials, other.trials), Math.addExact(successes, other.successes));
  }

  /// What has to be added to `other` to get this.
  public Stat minus(Stat other) {
    return new Stat(
        Math.subtractExact(trials, other.trials), Math.subtractExact(successes, other.successes));
  }

  public boolean isNothing() {
    return trials == 0 && successes == 0;
  }
}
