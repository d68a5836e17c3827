package org.doubleloop.recommender.counts;

import java.util.Arrays;
import java.util.function.Predicate;

/// What one cell has counted, by option: totals, which ranking reads, and the same by slice.
///
/// Options are small numbers given by [Counts]. A late correction may come before what it corrects:
/// sums below zero are kept, and read as zero.
public final class CellCounts {
  private static final int WIDTH = 3;

  // trials and successes of option i at 2i and 2i + 1
  private long[] totals = {};
  // for each option: slice, trials, successes; slice, trials, successes; ...
  private long[][] slices = {};

  public long trials(int option) {
    return 2 * option < totals.length ? Math.max(0, totals[2 * option]) : 0;
  }

  public long successes(int option) {
    return 2 * option < totals.length ? Math.clamp(totals[2 * option + 1], 0, trials(option)) : 0;
  }

  void add(int option, VersionMonth slice, Tally change) {
    if (option >= slices.length) {
      totals = Arrays.copyOf(totals, 2 * (option + 1));
      int before = slices.length;
      slices = Arrays.copyOf(slices, option + 1);
      Arrays.fill(slices, before, slices.length, new long[0]);
    }
    totals[2 * option] = Math.addExact(totals[2 * option], change.trials());
    totals[2 * option + 1] = Math.addExact(totals[2 * option + 1], change.successes());
    slices[option] = added(slices[option], slice.key(), change.trials(), change.successes());
  }

  /// Puts all old slices together.
  void forget(Predicate<VersionMonth> isOld) {
    for (int option = 0; option < slices.length; option++) {
      long[] kept = {};
      long[] rows = slices[option];
      for (int i = 0; i < rows.length; i += WIDTH) {
        boolean old = isOld.test(VersionMonth.ofKey(rows[i]));
        kept = added(kept, old ? VersionMonth.OLDER.key() : rows[i], rows[i + 1], rows[i + 2]);
      }
      slices[option] = kept;
    }
  }

  void forEach(RowVisitor visitor) {
    for (int option = 0; option < slices.length; option++) {
      long[] rows = slices[option];
      for (int i = 0; i < rows.length; i += WIDTH) {
        visitor.visit(option, VersionMonth.ofKey(rows[i]), new Tally(rows[i + 1], rows[i + 2]));
      }
    }
  }

  // The newest slice stands last and is nearly always the one that changes.
  private static long[] added(long[] rows, long key, long trials, long successes) {
    for (int i = rows.length - WIDTH; i >= 0; i -= WIDTH) {
      if (rows[i] == key) {
        rows[i + 1] = Math.addExact(rows[i + 1], trials);
        rows[i + 2] = Math.addExact(rows[i + 2], successes);
        return rows;
      }
    }
    long[] grown = Arrays.copyOf(rows, rows.length + WIDTH);
    grown[rows.length] = key;
    grown[rows.length + 1] = trials;
    grown[rows.length + 2] = successes;
    return grown;
  }

  /// Takes one slice of one option.
  interface RowVisitor {
    void visit(int option, VersionMonth slice, Tally tally);
  }
}
