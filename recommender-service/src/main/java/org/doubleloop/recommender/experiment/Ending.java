package org.doubleloop.recommender.experiment;

/// How an experiment has ended, as the contract calls it.
public record Ending(Outcome outcome, Cause because) {
  /// What it has shown.
  public enum Outcome {
    /// B is better.
    HELD,
    /// It was looked for and not found where it should have been, or B did harm.
    DID_NOT_HOLD,
    /// Nobody can say.
    UNDECIDED
  }

  /// What has ended it.
  public enum Cause {
    TEST,
    DAY,
    WATCH_METRIC,
    SAMPLE_RATIO,
    /// A person, or what became of the proposal that it tried.
    STOPPED,
    /// A version that it cannot be put onto.
    BASE_CHANGED;

    /// Whether what was counted has ended it.
    public boolean isCounted() {
      return switch (this) {
        case TEST, DAY, WATCH_METRIC, SAMPLE_RATIO -> true;
        case STOPPED, BASE_CHANGED -> false;
      };
    }
  }
}
