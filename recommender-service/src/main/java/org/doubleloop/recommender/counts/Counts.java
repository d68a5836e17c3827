package org.doubleloop.recommender.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// What has come of one policy's actions by one metric, by option, cell, version and month, and as
/// long as their windows are open by when they close.
///
/// The order in which changes come does not matter, nor that of what closes windows, and two counts
/// of different actions can be added up: all ways lead to equal counts. At most so many cells are
/// kept, fewer where options are many. Where they do not all fit, those with fewer traits stay, and
/// among equals those whose names have the smaller hash. A cell that stays has always stayed, so
/// that its counts are complete; one that went never comes back, and contexts in it are ranked by
/// the cells around it.
///
/// So memory is bounded by pairs of a cell and an option, each with one slice of 40 bytes for what
/// is older and those that the [Horizon] tells apart: 35 at most where one version follows another,
/// which makes 140 MB of [#MOST_PAIRS], and 288, or 1.2 GB, where actions of all months name all
/// versions. What is open adds 72 bytes for each of some 18 times at which windows close: 130 MB.
///
/// Not safe for use by several threads at once.
public final class Counts {
  public static final int MOST_CELLS = 10_000;
  public static final int MOST_PAIRS = 100_000;

  private static final Comparator<Row> BY_OPTION_AND_SLICE =
      Comparator.comparing(Row::option)
          .thenComparingLong(row -> row.slice().key())
          .thenComparingLong(Row::closes);

  private final int mostCells;
  private final int mostPairs;
  private final int periodsApart;
  private final Map<Cell, CellCounts> cells = new HashMap<>();
  private final PriorityQueue<Cell> lastFirst = new PriorityQueue<>(Cell.ADMISSION.reversed());
  private final List<String> options = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private int[] byName = {};
  private final Delays delays = new Delays();
  private Horizon horizon = Horizon.NONE;
  private long closedAt = Delays.CLOSED;
  private long seenAt = Delays.CLOSED;
  private boolean dropped;

  /// What stands in a snapshot.
  ///
  /// @param closes when the windows close, or [Delays#CLOSED]
  public record Row(Cell cell, String option, VersionMonth slice, long closes, Tally tally) {}

  public Counts() {
    this(MOST_CELLS, MOST_PAIRS);
  }

  public Counts(int mostCells, int mostPairs) {
    this(mostCells, mostPairs, Horizon.MONTHS);
  }

  /// @param mostPairs of a cell and an option
  /// @param periodsApart how many periods are told apart, from the newest one back
  public Counts(int mostCells, int mostPairs, int periodsApart) {
    if (mostCells < 1) {
      throw new IllegalArgumentException("Counts need at least one cell");
    }
    this.mostCells = mostCells;
    this.mostPairs = mostPairs;
    this.periodsApart = periodsApart;
  }

  public void apply(CountChange change) {
    see(change.capturedAt());
    long closes = placed(change.closes());
    if (change.before() != null) {
      delays.add(closes, change.before(), -1);
    }
    delays.add(closes, change.now(), 1);
    Tally difference = change.difference();
    if (difference.isNothing()) {
      return;
    }
    VersionMonth slice = placed(change.slice());
    int option = indexOf(change.option());
    for (Cell cell : change.cells()) {
      add(cell, option, slice, closes, difference);
    }
  }

  /// Adds other counts, as rows, or a part of them.
  public void addAll(Horizon others, Stream<Row> rows) {
    reach(horizon.with(others));
    rows.forEach(row -> {
      int option = indexOf(row.option());
      add(row.cell(), option, placed(row.slice()), placed(row.closes()), row.tally());
    });
  }

  /// Adds the delays of other counts that close together.
  public void addDelays(long closes, long[] numbers) {
    delays.addAll(placed(closes), numbers);
  }

  /// Takes the windows that close up to this moment to be over. One that is earlier than another
  /// that was told changes nothing.
  ///
  /// @param moment in seconds since 1970
  public void close(long moment) {
    if (moment > closedAt) {
      closedAt = moment;
      delays.close(moment);
      cells.values().forEach(cellCounts -> cellCounts.close(moment));
    }
  }

  /// Something was captured at this moment, in seconds since 1970: so much time has passed, though
  /// nothing may have closed since. Without it what comes quickly would be counted before what
  /// pends has aged.
  public void see(long moment) {
    seenAt = Math.max(seenAt, moment);
  }

  /// The latest moment that was [seen][#see].
  public long seenAt() {
    return seenAt;
  }

  /// What pending actions are worth, by how long it takes to know what an action has come to.
  public Maturity maturity(Window window) {
    return delays.maturity(window, Math.max(seenAt, closedAt));
  }

  /// When it is known what actions have come to.
  public Delays delays() {
    return delays;
  }

  /// What belongs to the rows.
  public Horizon horizon() {
    return horizon;
  }

  /// All that is counted, in the one order in which equal counts give equal rows. They are made
  /// cell by cell while they are read: all at once take many times the memory of the counts.
  public Stream<Row> rows() {
    return cells.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(each -> rows(each.getKey(), each.getValue()));
  }

  private Stream<Row> rows(Cell cell, CellCounts cellCounts) {
    List<Row> rows = new ArrayList<>();
    cellCounts.forEach((option, slice, closes, tally) ->
        rows.add(new Row(cell, options.get(option), slice, closes, tally)));
    return rows.stream().sorted(BY_OPTION_AND_SLICE);
  }

  /// What an option has counted in a cell, over all versions and months.
  public Tally total(Cell cell, String option) {
    CellCounts cellCounts = cells.get(cell);
    Integer index = indexes.get(option);
    return cellCounts == null || index == null ? Tally.NOTHING : cellCounts.total(index);
  }

  /// Whether a cell has been left out for want of room, since these counts were made or taken up.
  public boolean hasDropped() {
    return dropped;
  }

  /// All actions together, of all options.
  public Tally total() {
    CellCounts all = everywhere();
    Tally sum = Tally.NOTHING;
    for (int option : byName) {
      sum = sum.plus(all.total(option));
    }
    return sum;
  }

  public CellCounts everywhere() {
    return cells.getOrDefault(Cell.EVERYWHERE, new CellCounts());
  }

  public @Nullable CellCounts at(Cell cell) {
    return cells.get(cell);
  }

  /// All cells that are kept, in no order.
  public Set<Cell> cells() {
    return Collections.unmodifiableSet(cells.keySet());
  }

  /// The cells that have this many traits, in their natural order.
  public List<Cell> cells(int traits) {
    return cells.keySet().stream().filter(cell -> cell.traits().size() == traits).sorted().toList();
  }

  /// How many options have been seen; they are numbered from 0.
  public int optionCount() {
    return byName.length;
  }

  /// The option that stands in this place when all are ordered by name. Sums of doubles run in this
  /// order, so that equal counts give scores equal to the last bit.
  public int optionAt(int place) {
    return byName[place];
  }

  /// The option of this number.
  public String option(int number) {
    return options.get(number);
  }

  /// The option's number, or -1 where it has not been seen.
  public int find(String option) {
    return indexes.getOrDefault(option, -1);
  }

  private void add(Cell cell, int option, VersionMonth slice, long closes, Tally change) {
    CellCounts cellCounts = cells.get(cell);
    if (cellCounts == null) {
      if (!admit(cell)) {
        return;
      }
      cellCounts = new CellCounts();
      cells.put(cell, cellCounts);
    }
    cellCounts.add(option, slice, closes, change);
  }

  private boolean admit(Cell cell) {
    if (cells.size() == room()) {
      if (Cell.ADMISSION.compare(cell, lastFirst.element()) > 0) {
        dropped = true;
        return false;
      }
      dropLast();
    }
    return lastFirst.add(cell);
  }

  private void dropLast() {
    cells.remove(lastFirst.remove());
    dropped = true;
  }

  /// How many cells fit with the options that have been seen: as these only grow in number, a cell
  /// that went would not fit later either.
  private int room() {
    return Math.clamp(mostPairs / Math.max(1, options.size()), 1, mostCells);
  }

  private VersionMonth placed(VersionMonth slice) {
    reach(horizon.with(slice));
    return horizon.hides(slice, periodsApart) ? VersionMonth.OLDER : slice;
  }

  private long placed(long closes) {
    return closes <= closedAt ? Delays.CLOSED : closes;
  }

  private void reach(Horizon further) {
    if (!further.equals(horizon)) {
      horizon = further;
      cells
          .values()
          .forEach(cellCounts -> cellCounts.forget(slice -> further.hides(slice, periodsApart)));
    }
  }

  private int indexOf(String option) {
    Integer known = indexes.get(option);
    if (known != null) {
      return known;
    }
    int index = options.size();
    options.add(option);
    indexes.put(option, index);
    while (cells.size() > room()) {
      dropLast();
    }
    byName = Arrays.copyOf(byName, index + 1);
    int place = index;
    while (place > 0 && options.get(byName[place - 1]).compareTo(option) > 0) {
      byName[place] = byName[place - 1];
      place--;
    }
    byName[place] = index;
    return index;
  }
}
