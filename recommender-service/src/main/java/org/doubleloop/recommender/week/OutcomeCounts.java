package org.doubleloop.recommender.week;

import java.util.Collection;

/// How many outcomes of the same kind were taken in on a day, less those that were taken out again,
/// as they were corrected or belong to another action: fewer than none, where they had been taken
/// in before. Guarded by the lock of [WeekCounts].
public final class OutcomeCounts {
  final Kind kind;
  final Smallest<Boolean> examples = new Smallest<>(ActionCounts.EXAMPLES);

  /// By how late they came, of all that were taken in.
  final Delays late;

  long number;

  /// @param claim of the action that led to them
  /// @param last whether nothing more was to come, which decides whenever it is said
  /// @param after the place in [Delays] of how long after the action they happened
  public record Kind(Claim claim, String type, boolean certain, boolean last, int after) {
    String text() {
      return claim.text() + " " + type + " " + certain + " " + last + " " + after;
    }
  }

  OutcomeCounts(Kind kind, Delays late, long number) {
    this.kind = kind;
    this.late = late;
    this.number = number;
  }

  void add(String outcome, int lateness) {
    number++;
    late.add(lateness, 1);
    examples.at(outcome, () -> true);
  }

  public Kind kind() {
    return kind;
  }

  public long number() {
    return number;
  }

  public Delays late() {
    return late;
  }

  public Collection<String> examples() {
    return examples.names();
  }
}
