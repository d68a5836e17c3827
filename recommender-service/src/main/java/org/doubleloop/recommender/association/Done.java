package org.doubleloop.recommender.association;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.window.Delays;

/// What was done, as it stood at some moment: it is copied at once, so that nobody who counts or
/// ranks has to wait for what is made of it.
///
/// @param places by the options that were done there
public record Done(Map<Cell, SortedMap<String, Sum>> places) {

  /// What came of an option at a place.
  ///
  /// @param trials whose windows have closed
  /// @param worth of these, in parts of [org.doubleloop.recommender.window.Standing#WHOLE]
  /// @param open those whose windows have not
  public record Sum(long trials, long worth, long open) {
    public static final Sum NOTHING = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(trials + other.trials, worth + other.worth, open + other.open);
    }
  }

  /// What is counted. Sums below zero, which a late correction may make, are read as zero.
  public static Done of(Counts counts) {
    Map<Cell, SortedMap<String, Sum>> places = new HashMap<>();
    for (Cell cell : counts.cells()) {
      var at = counts.at(cell);
      if (at != null) {
        SortedMap<String, Sum> sums = new TreeMap<>();
        at.forEachTogether((option, _, closes, tally) -> {
          var more =
              closes == Delays.CLOSED
                  ? new Sum(Math.max(0, tally.trials()), Math.max(0, tally.sum()), 0)
                  : new Sum(0, 0, Math.max(0, tally.trials() + tally.pending()));
          if (!more.equals(Sum.NOTHING)) {
            sums.merge(counts.option(option), more, Sum::plus);
          }
        });
        places.put(cell, sums);
      }
    }
    return new Done(places);
  }

  /// What came of an option at a place.
  public Sum of(Cell place, String option) {
    var there = places.get(place);
    return there == null ? Sum.NOTHING : there.getOrDefault(option, Sum.NOTHING);
  }
}
