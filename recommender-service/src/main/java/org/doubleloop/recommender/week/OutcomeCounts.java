package org.doubleloop.recommender.week;

import java.util.Collection;

/// How many outcomes of the same kind were taken in on a day. Guarded by the lock of [WeekCounts].
public final class OutcomeCounts {
  final Kind kind;
  final Smallest<Boolean> examples = new Smallest<>(ActionCounts.EXAMPLES);

  /// By how late they came.
  final Delays late;

  /// @param claim of the action that led to them
  /// @param last whether nothing more was to come, which decides whenever it is said
  /// @param after the place in [Delays] of how long after the action they happened
  public record Kind(Claim claim, String type, boolean certain, boolean last, int after) {
    String text() {
      return claim.text() + " " + type + " " + certain + " " + last + " " + after;
    }
  }

  OutcomeCounts(Kind kind, Delays late) {
    this.kind = kind;
    this.late = late;
  }

  void add(String outcome, int lateness) {
    late.add(lateness, 1);
    examples.at(outcome, () -> true);
  }

  public Kind kind() {
    return kind;
  }

  public long number() {
    return late.number();
  }

  public Delays late() {
    return late;
  }

  public Collection<String> examples() {
    return examples.names();
  }
}
