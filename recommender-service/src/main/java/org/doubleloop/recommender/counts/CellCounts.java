package org.doubleloop.recommender.counts;

import java.util.Arrays;
import java.util.function.Predicate;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;

/// What one cell has counted, by option: of closed windows the totals, which ranking reads, and the
/// same by slice; of open ones by slice and by when they close.
///
/// Options are small numbers given by [Counts]. A late correction may come before what it corrects:
/// sums below zero are kept, and read as zero.
public final class CellCounts {
  // trials and successes of option i at 2i and 2i + 1
  private long[] totals = {};
  // for each option: slice, trials, successes; slice, trials, successes; ...
  private long[][] closed = {};
  // for each option: slice, closing, pending, trials, successes; ...
  private long[][] open = {};

  private static final int CLOSED_WIDTH = 3;
  private static final int OPEN_WIDTH = 5;

  /// What an option has counted.
  ///
  /// @param maturity what pending actions are worth
  public Trials trials(int option, Maturity maturity) {
    if (option >= closed.length) {
      return Trials.NONE;
    }
    long known = totals[2 * option];
    long successes = totals[2 * option + 1];
    long pending = 0;
    long parts = 0;
    long[] rows = open[option];
    for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
      pending += rows[i + 2];
      parts += rows[i + 2] * maturity.of(rows[i + 1]);
      known += rows[i + 3];
      successes += rows[i + 4];
    }
    known = Math.max(0, known);
    return new Trials(
        known, Math.clamp(successes, 0, known), Math.max(0, pending), Math.max(0, parts));
  }

  /// All that an option has counted, open windows included.
  Tally total(int option) {
    if (option >= closed.length) {
      return Tally.NOTHING;
    }
    Tally sum = new Tally(0, totals[2 * option], totals[2 * option + 1]);
    long[] rows = open[option];
    for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
      sum = sum.plus(new Tally(rows[i + 2], rows[i + 3], rows[i + 4]));
    }
    return sum;
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
              change.trials(),
              change.successes());
    }
  }

  private void makeRoom(int option) {
    int before = closed.length;
    if (option >= before) {
      totals = Arrays.copyOf(totals, 2 * (option + 1));
      closed = Arrays.copyOf(closed, option + 1);
      open = Arrays.copyOf(open, option + 1);
      Arrays.fill(closed, before, closed.length, new long[0]);
      Arrays.fill(open, before, open.length, new long[0]);
    }
  }

  private void addClosed(int option, long slice, Tally change) {
    totals[2 * option] = Math.addExact(totals[2 * option], change.trials());
    totals[2 * option + 1] = Math.addExact(totals[2 * option + 1], change.successes());
    closed[option] = added(closed[option], 1, slice, change.trials(), change.successes());
  }

  /// Counts what is open up to this moment as closed.
  void close(long moment) {
    for (int option = 0; option < open.length; option++) {
      long[] rows = open[option];
      int kept = 0;
      for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
        if (rows[i + 1] <= moment) {
          addClosed(option, rows[i], new Tally(rows[i + 2], rows[i + 3], rows[i + 4]).closed());
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

  /// Tells all that is counted here.
  public void forEach(RowVisitor visitor) {
    for (int option = 0; option < closed.length; option++) {
      long[] rows = closed[option];
      for (int i = 0; i < rows.length; i += CLOSED_WIDTH) {
        visitor.visit(
            option,
            VersionMonth.ofKey(rows[i]),
            Delays.CLOSED,
            new Tally(0, rows[i + 1], rows[i + 2]));
      }
      rows = open[option];
      for (int i = 0; i < rows.length; i += OPEN_WIDTH) {
        visitor.visit(
            option,
            VersionMonth.ofKey(rows[i]),
            rows[i + 1],
            new Tally(rows[i + 2], rows[i + 3], rows[i + 4]));
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
  public interface RowVisitor {
    void visit(int option, VersionMonth slice, long closes, Tally tally);
  }
}
