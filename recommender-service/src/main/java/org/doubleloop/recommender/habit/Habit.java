package org.doubleloop.recommender.habit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.revision.Finding.Edits;
import org.doubleloop.recommender.revision.Finding.Example;
import org.jspecify.annotations.Nullable;

/// What people change in drafts at a place, so often and so much alike that drafts should begin
/// with it.
///
/// @param isRemoval whether they take the phrases out; else they put one of them in
/// @param phrases the most telling first; one, but where somebody takes several for the same
/// @param signals the ids of some of the edits
/// @param since the actions of which only those are counted that were done from then on; null: all
/// @param name in a few words, by a language model; null: none
public record Habit(
    Cell place,
    boolean isRemoval,
    List<String> phrases,
    Edits edits,
    List<String> signals,
    @Nullable Instant since,
    @Nullable String name) {
  public Habit {
    phrases = List.copyOf(phrases);
    signals = List.copyOf(signals);
  }

  /// The same by a name.
  public Habit named(@Nullable String other) {
    return new Habit(place, isRemoval, phrases, edits, signals, since, other);
  }

  /// The same with examples beside it.
  public Habit with(List<Example> examples) {
    var more =
        new Edits(
            edits.drafts(),
            edits.changed(),
            edits.checked(),
            edits.heldIn(),
            edits.people(),
            examples);
    return new Habit(place, isRemoval, phrases, more, signals, since, name);
  }

  /// ` since 2026-03-01`; nothing where all are counted.
  String lately() {
    return since == null ? "" : " since " + LocalDate.ofInstant(since, ZoneOffset.UTC);
  }

  /// `“a”, “b” or “c”`.
  String quoted() {
    var quoted = phrases.stream().map(phrase -> "“" + phrase + "”").toList();
    var last = quoted.getLast();
    return quoted.size() == 1
        ? last
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + last;
  }
}
