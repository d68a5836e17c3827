package org.doubleloop.recommender.habit;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.revision.Finding.Edits;

/// What people change in drafts at a place, so often and so much alike that drafts should begin
/// with it.
///
/// @param isRemoval whether they take the phrase out; else they put it in
/// @param signals the ids of some of the edits
public record Habit(
    Cell place, boolean isRemoval, String phrase, Edits edits, List<String> signals) {
  public Habit {
    signals = List.copyOf(signals);
  }
}
