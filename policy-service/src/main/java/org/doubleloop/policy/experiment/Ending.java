package org.doubleloop.policy.experiment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an experiment has ended.
///
/// @param reason in words, where there is one
/// @param results what came of it, as JSON of the contract; null where that is not known, or not
///   yet
public record Ending(
    Outcome outcome, Cause because, @Nullable String reason, @Nullable String results) {

  /// What is known by it.
  public enum Outcome {
    HELD,
    DID_NOT_HOLD,
    UNDECIDED
  }

  /// Why it has ended.
  public enum Cause {
    TEST,
    DAY,
    WATCH_METRIC,
    SAMPLE_RATIO,
    /// By a person, or as the proposal that it was a trial of says something else or is decided.
    STOPPED,
    /// A version came into force that it cannot be put onto.
    BASE_CHANGED,
    /// Another one had the place, so that it never ran.
    OVERLAP;

    /// Whether it is said by whoever counts, and by nobody else.
    public boolean isCounted() {
      return switch (this) {
        case TEST, DAY, WATCH_METRIC, SAMPLE_RATIO -> true;
        case STOPPED, BASE_CHANGED, OVERLAP -> false;
      };
    }
  }

  public Ending {
    if (!because.isCounted() && outcome != Outcome.UNDECIDED) {
      throw new IllegalArgumentException("What was not counted to its end is undecided");
    }
  }

  /// Of one whose end nobody has counted.
  public static Ending undecided(Cause because, String reason) {
    return new Ending(Outcome.UNDECIDED, because, reason, null);
  }

  /// Whether this says the same, whatever was said in words.
  public boolean isSame(Ending other) {
    return outcome == other.outcome
        && because == other.because
        && Objects.equals(results, other.results);
  }

  /// Whether what came of it is not known here, and is said there.
  public boolean isOpenTo(Ending other) {
    return outcome == other.outcome
        && because == other.because
        && results == null
        && other.results != null;
  }

  Ending with(String known) {
    return new Ending(outcome, because, reason, known);
  }
}
