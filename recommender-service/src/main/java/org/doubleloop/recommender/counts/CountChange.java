package org.doubleloop.recommender.counts;

import java.util.List;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// A change of the counts: what one action has come to, and what it had come to before.
///
/// @param capturedAt when that was known, in seconds since 1970
/// @param closes when the action's window closes, in seconds since 1970
/// @param cells where the action counts, `EVERYWHERE` among them
/// @param before null where the action did not count
public record CountChange(
    String option,
    VersionMonth slice,
    long capturedAt,
    long closes,
    List<Cell> cells,
    @Nullable Standing before,
    Standing now) {
  public CountChange {
    cells = List.copyOf(cells);
    if (!cells.contains(Cell.EVERYWHERE)) {
      throw new IllegalArgumentException("Every action counts everywhere");
    }
  }

  Tally difference() {
    var tally = Tally.of(now);
    return before == null ? tally : tally.minus(Tally.of(before));
  }
}
