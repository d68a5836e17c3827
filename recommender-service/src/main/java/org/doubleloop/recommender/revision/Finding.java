package org.doubleloop.recommender.revision;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.jspecify.annotations.Nullable;

/// What a revision rests on.
///
/// @param place empty is everywhere
/// @param since what began before is not counted
/// @param sentence all of it, for people
/// @param counts by option, that which is better first; may be empty
/// @param evidence the e-value; null where there is none
/// @param interval of the difference, at 95 %; only of what holds
/// @param counterExample the place that speaks most against it
/// @param worseOff places within it whose counts say otherwise
/// @param likeIt how often hunches like it have held; null where it is none, or that is not known
/// @param learnable what a trial could tell; null where there is nothing to try
/// @param unitsPerWeek how many units begin an episode there; null where that is not known
/// @param edits what people changed in drafts, where it rests on that; else null
public record Finding(
    Tier tier,
    Basis basis,
    Cell place,
    Instant since,
    String sentence,
    List<Count> counts,
    @Nullable Double evidence,
    @Nullable Interval interval,
    @Nullable Group counterExample,
    List<Group> worseOff,
    @Nullable TrackRecord likeIt,
    @Nullable String learnable,
    @Nullable Double unitsPerWeek,
    @Nullable Edits edits) {

  /// How much it is.
  public enum Tier {
    /// Worth a look, and no evidence.
    HUNCH,
    /// It has passed its test.
    HOLDS
  }

  /// On what it rests.
  public enum Basis {
    /// What was given by chance.
    RANDOMISED,
    /// What was done, for whatever reasons.
    OBSERVATIONAL
  }

  /// What came of an option.
  public record Count(String option, long trials, double successes) {
    public double rate() {
      return trials == 0 ? 0 : successes / trials;
    }
  }

  /// Of a difference between two shares.
  public record Interval(double low, double high) {}

  /// A place beside that of the finding.
  public record Group(Cell place, List<Count> counts) {
    public Group {
      counts = List.copyOf(counts);
    }
  }

  /// What people changed in drafts again and again.
  ///
  /// @param checked how many of the drafts were not used to find it
  /// @param heldIn in how many of these it was changed
  public record Edits(
      long drafts, long changed, long checked, long heldIn, int people, List<Example> examples) {
    public Edits {
      examples = List.copyOf(examples);
    }
  }

  /// The sentence of a draft, and what somebody made of it.
  public record Example(String edit, String before, String after) {}

  public Finding {
    counts = List.copyOf(counts);
    worseOff = List.copyOf(worseOff);
  }

  /// How many trials it rests on.
  public long trials() {
    return counts.stream().mapToLong(Count::trials).sum();
  }
}
