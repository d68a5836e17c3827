package org.doubleloop.recommender.counts;

import java.util.Arrays;
import java.util.function.Predicate;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Standing;

/// What one cell has counted, by option: of closed windows the totals, which ranking reads, and the
/// same by slice; of open ones by slice and by when they close.
///
/// Options are small numbers given by [Counts]. A late correction may come before what it corrects:
/// sums below zero are kept, and read as zero.
public final class CellCounts {
  // trials, sum, squares and full of option i from 4i on
  private long[] totals = {};
  // for each option: slice, trials, sum, squares, full; slice, ...
  private long[][] closed = {};
  // for each option: slice, closing, pending, pending's sum, its squares, trials, sum, squares,
  // full;
  // slice, ...
  private long[][] open = {};

  private static final int TOTALS_WIDTH = 4;
  private static final int CLOSED_WIDTH = 5;
  private static final int OPEN_WIDTH = 9;

  /// What an option has counted.
  ///
  /// @param maturity what pending actions are worth
  public Trials trials(int option, Maturity maturity) {
    if (option >= closed.length) {
      return Trials.NONE;
    }
    int at = TOTALS_WIDTH * option;
    long known = totals[at];
    long sum = totals[at + 1];
    long squares = totals[at + 2];
    long full = totals[at + 3];
    long pending = 0;
    long pendingSum = 0;
    long parts = 0;
    long[] rows = open[option];
    for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
      pending += rows[i + 2];
      pendingSum += rows[i + 3];
      parts += parts(rows[i + 2], rows[i + 3], maturity.of(rows[i + 1]));
      known += rows[i + 5];
      sum += rows[i + 6];
      squares += rows[i + 7];
      full += rows[i + 8];
    }
    known = Math.max(0, known);
    sum = Math.clamp(sum, 0, known * Standing.WHOLE);
    pending = Math.max(0, pending);
    pendingSum = Math.clamp(pendingSum, 0, pending * Standing.WHOLE);
    return new Trials(
        known,
        sum,
        Math.clamp(squares, 0, sum * Standing.WHOLE),
        Math.clamp(full, 0, known),
        pending,
        pendingSum,
        Math.max(pendingSum, parts));
  }

  /// What has come of pending actions counts whole, the rest as their age says.
  private static long parts(long pending, long worth, long age) {
    return worth * Maturity.WHOLE / Standing.WHOLE
        + (pending * Standing.WHOLE - worth) * age / Standing.WHOLE;
  }

  /// All that an option has counted, open windows included.
  Tally total(int option) {
    if (option >= closed.length) {
      return Tally.NOTHING;
    }
    int at = TOTALS_WIDTH * option;
    Tally sum = closed(totals, at);
    long[] rows = open[option];
    for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
      sum = sum.plus(open(rows, i + 2));
    }
    return sum;
  }

  private static Tally closed(long[] from, int at) {
    return new Tally(0, 0, 0, from[at], from[at + 1], from[at + 2], from[at + 3]);
  }

  private static Tally open(long[] from, int at) {
    return new Tally(
        from[at],
        from[at + 1],
        from[at + 2],
        from[at + 3],
        from[at + 4],
        from[at + 5],
        from[at + 6]);
  }

  /// @param closes when their windows close, or [Delays#CLOSED]
  void add(int option, VersionMonth slice, long closes, Tally change) {
    makeRoom(option);
    if (closes == Delays.CLOSED) {
      addClosed(option, slice.key(), change.closed());
    } else {
      open[option] =
          added(
              open[option],
              2,
              slice.key(),
              closes,
              change.pending(),
              change.pendingSum(),
              change.pendingSquares(),
              change.trials(),
              change.sum(),
              change.squares(),
              change.full());
    }
  }

  private void makeRoom(int option) {
    int before = closed.length;
    if (option >= before) {
      totals = Arrays.copyOf(totals, TOTALS_WIDTH * (option + 1));
      closed = Arrays.copyOf(closed, option + 1);
      open = Arrays.copyOf(open, option + 1);
      Arrays.fill(closed, before, closed.length, new long[0]);
      Arrays.fill(open, before, open.length, new long[0]);
    }
  }

  private void addClosed(int option, long slice, Tally change) {
    int at = TOTALS_WIDTH * option;
    totals[at] = Math.addExact(totals[at], change.trials());
    totals[at + 1] = Math.addExact(totals[at + 1], change.sum());
    totals[at + 2] = Math.addExact(totals[at + 2], change.squares());
    totals[at + 3] = Math.addExact(totals[at + 3], change.full());
    closed[option] =
        added(
            closed[option],
            1,
            slice,
            change.trials(),
            change.sum(),
            change.squares(),
            change.full());
  }

  /// Counts what is open up to this moment as closed.
  void close(long moment) {
    for (int option = 0; option < open.length; option++) {
      long[] rows = open[option];
      int kept = 0;
      for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
        if (rows[i + 1] <= moment) {
          addClosed(option, rows[i], open(rows, i + 2).closed());
        } else {
          System.arraycopy(rows, i, rows, kept, OPEN_WIDTH);
          kept += OPEN_WIDTH;
        }
      }
      if (kept < rows.length) {
        open[option] = Arrays.copyOf(rows, kept);
      }
    }
  }

  /// Puts all old slices together.
  void forget(Predicate<VersionMonth> isOld) {
    for (int option = 0; option < closed.length; option++) {
      closed[option] = renamed(closed[option], CLOSED_WIDTH, 1, isOld);
      open[option] = renamed(open[option], OPEN_WIDTH, 2, isOld);
    }
  }

  private static long[] renamed(long[] rows, int width, int names, Predicate<VersionMonth> isOld) {
    long[] kept = {};
    for (int i = 0; i < rows.length; i += width) {
      long[] row = Arrays.copyOfRange(rows, i, i + width);
      if (isOld.test(VersionMonth.ofKey(row[0]))) {
        row[0] = VersionMonth.OLDER.key();
      }
      kept = added(kept, names, row);
    }
    return kept;
  }

  void forEach(RowVisitor visitor) {
    for (int option = 0; option < closed.length; option++) {
      long[] rows = closed[option];
      for (int i = 0; i < rows.length; i += CLOSED_WIDTH) {
        visitor.visit(option, VersionMonth.ofKey(rows[i]), Delays.CLOSED, closed(rows, i + 1));
      }
      rows = open[option];
      for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
        visitor.visit(option, VersionMonth.ofKey(rows[i]), rows[i + 1], open(rows, i + 2));
      }
    }
  }

  /// Adds a row to the one of the same names, else as a new one. The newest stands last and is
  /// nearly always the one that changes.
  ///
  /// @param names how many of its first numbers say what it counts
  private static long[] added(long[] rows, int names, long... row) {
    for (int i = rows.length - row.length; i >= 0; i -= row.length) {
      if (Arrays.equals(rows, i, i + names, row, 0, names)) {
        for (int j = names; j < row.length; j++) {
          rows[i + j] = Math.addExact(rows[i + j], row[j]);
        }
        return rows;
      }
    }
    long[] grown = Arrays.copyOf(rows, rows.length + row.length);
    System.arraycopy(row, 0, grown, rows.length, row.length);
    return grown;
  }

  /// Takes one slice of one option, as far as it closes at one time.
  interface RowVisitor {
    void visit(int option, VersionMonth slice, long closes, Tally tally);
  }
}
