package org.doubleloop.recommender.provenance;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What is counted of an option's actions, or of its outcomes of one type. Guarded by the lock of
/// [ProvenanceCounts].
final class Tally {
  final Name name;
  final Minutes minutes = new Minutes();
  long number;

  /// How many of them name no suggestion, or have an action that names none.
  long unsuggested;

  /// @param type of the outcomes; null: the actions
  record Name(String policy, String option, @Nullable String type) implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparing(Name::policy)
            .thenComparing(Name::option)
            .thenComparing(Name::type, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  Tally(Name name) {
    this.name = name;
  }
}
