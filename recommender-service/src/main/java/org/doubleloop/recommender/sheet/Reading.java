package org.doubleloop.recommender.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.sheet.Sheets.Taker;
import org.jspecify.annotations.Nullable;

/// Tells what stands on sheets, by what it is divided by.
final class Reading {
  private final Division division;
  private final Taker taker;

  Reading(Division division, Taker taker) {
    this.division = division;
    this.taker = taker;
  }

  /// Tells a sheet by one or both of the attributes: its values are added, and taken away from what
  /// lacks them.
  ///
  /// @return whether all of its values are kept
  boolean takeSheet(Counts counts) {
    long kept = 0;
    for (Cell cell : counts.cells()) {
      var traits = cell.traits();
      if (!traits.isEmpty()) {
        kept += take(1, counts, cell, traits);
      }
      if (traits.size() == 2) {
        take(-1, counts, cell, List.of(traits.getFirst()));
        take(-1, counts, cell, List.of(traits.getLast()));
      }
    }
    return kept == size(counts, Cell.EVERYWHERE);
  }

  /// Tells a cell as if it had these traits.
  ///
  /// @return how many actions it has in all
  long take(int sign, Counts counts, Cell cell, List<Trait> traits) {
    var found = counts.at(cell);
    if (found == null) {
      return 0;
    }
    var names = new HashMap<String, String>();
    traits.forEach(trait -> names.put(trait.attribute(), trait.value()));
    if (division.isSliced()) {
      found.forEach((option, slice, closes, tally) -> {
        if (division.holds(slice)) {
          taker.take(sign, counts.option(option), values(names, slice), closes, tally);
        }
      });
    } else {
      var values = values(names, VersionMonth.OLDER);
      found.forEachTogether((option, _, closes, tally) ->
          taker.take(sign, counts.option(option), values, closes, tally));
    }
    return size(counts, cell);
  }

  private static long size(Counts counts, Cell cell) {
    var found = counts.at(cell);
    var sum = new long[1];
    if (found != null) {
      found.forEachTogether((_, _, _, tally) -> sum[0] += tally.pending() + tally.trials());
    }
    return sum[0];
  }

  private List<@Nullable String> values(Map<String, String> traits, VersionMonth slice) {
    if (division.by().isEmpty()) {
      return List.of();
    }
    var values = new ArrayList<@Nullable String>(division.by().size());
    for (By by : division.by()) {
      values.add(
          switch (by) {
            case By.Version() -> slice.version() == 0 ? null : Integer.toString(slice.version());
            case By.Week() -> slice.period() == 0 ? null : Weeks.monday(slice.period()).toString();
            case By.Attribute(var attribute) -> traits.get(attribute);
          });
    }
    return Collections.unmodifiableList(values);
  }
}
