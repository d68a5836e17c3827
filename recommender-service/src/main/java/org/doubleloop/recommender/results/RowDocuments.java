package org.doubleloop.recommender.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.leading.LeadCounts;

/// Rows of a cell as lists: option, version, week, when it closes, and the numbers of the tally.
final class RowDocuments {
  private RowDocuments() {}

  static List<Object> toList(Counts.Row row) {
    return with(
        row.tally(), row.option(), row.slice().version(), row.slice().period(), row.closes());
  }

  /// Those of leading indicators: option, when it closes, when the indicator does, whether it is
  /// there.
  static List<Object> toList(LeadCounts.Key key, Tally tally) {
    return with(tally, key.option(), key.closes(), key.decided(), key.had());
  }

  static void add(List<?> row, LeadCounts counts) {
    counts.add(
        new LeadCounts.Key(
            (String) row.get(0), number(row, 1), number(row, 2), (Boolean) row.get(3)),
        tally(row));
  }

  private static List<Object> with(Tally tally, Object... names) {
    var list = new ArrayList<Object>(List.of(names));
    list.addAll(
        List.of(
            tally.pending(),
            tally.pendingSum(),
            tally.pendingSquares(),
            tally.trials(),
            tally.sum(),
            tally.squares(),
            tally.full()));
    return list;
  }

  private static Tally tally(List<?> row) {
    return new Tally(
        number(row, 4),
        number(row, 5),
        number(row, 6),
        number(row, 7),
        number(row, 8),
        number(row, 9),
        number(row, 10));
  }

  @SuppressWarnings("rawtypes")
  static Stream<Counts.Row> rows(Cell cell, List<List> rows) {
    return rows.stream().map(row -> row(cell, row));
  }

  private static Counts.Row row(Cell cell, List<?> row) {
    return new Counts.Row(
        cell,
        (String) row.get(0),
        new VersionMonth((Integer) row.get(1), (Integer) row.get(2)),
        number(row, 3),
        tally(row));
  }

  private static long number(List<?> row, int place) {
    return (Long) row.get(place);
  }
}
