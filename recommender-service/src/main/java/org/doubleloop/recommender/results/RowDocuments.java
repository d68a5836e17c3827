package org.doubleloop.recommender.results;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;

/// Rows of a cell as lists: option, version, week, when it closes, and the numbers of the tally.
final class RowDocuments {
  private RowDocuments() {}

  static List<Object> toList(Counts.Row row) {
    var tally = row.tally();
    return List.of(
        row.option(),
        row.slice().version(),
        row.slice().period(),
        row.closes(),
        tally.pending(),
        tally.pendingSum(),
        tally.pendingSquares(),
        tally.trials(),
        tally.sum(),
        tally.squares(),
        tally.full());
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
        new Tally(
            number(row, 4),
            number(row, 5),
            number(row, 6),
            number(row, 7),
            number(row, 8),
            number(row, 9),
            number(row, 10)));
  }

  private static long number(List<?> row, int place) {
    return (Long) row.get(place);
  }
}
