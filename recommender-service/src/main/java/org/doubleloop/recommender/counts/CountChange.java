package org.doubleloop.recommender.counts;

import java.util.List;

/// A change of the counts: what one action's outcomes now say, less what they said before.
///
/// @param cells where the action counts, `EVERYWHERE` among them
public record CountChange(String option, VersionMonth slice, List<Cell> cells, Tally difference) {
  public CountChange {
    cells = List.copyOf(cells);
    if (!cells.contains(Cell.EVERYWHERE)) {
      throw new IllegalArgumentException("Every action counts everywhere");
    }
  }
}
