package org.doubleloop.recommender.hunch;

import java.util.Arrays;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.window.Standing;

/// Compares options in all cells that two attributes form, or one, or none: reads the units twice,
/// once for what is suggested in each cell, and once, stratum by stratum, for what came of it.
///
/// In a cell an option is compared with the one that is suggested there most, itself left out. The
/// one that is suggested most of all is compared with none: it needs no reason to be looked at.
final class PlaceScan {
  private final UnitColumns units;
  private final int one;
  private final int other;
  private final int width;
  private final int options;
  private final int most;
  private final int cells;

  // By cell and option.
  private final int[] tops;
  private final long[] trials;
  private final double[] sums;
  private final Comparison[] comparisons;
  private final long[] thanTrials;

  /// @param one the number of an attribute, or -1
  /// @param other that of another, or -1
  /// @param most the option that is suggested most of all
  PlaceScan(UnitColumns units, int one, int other, int most) {
    this.units = units;
    this.one = one;
    this.other = other;
    this.width = other < 0 ? 1 : units.attributes().get(other).values().size();
    int height = one < 0 ? 1 : units.attributes().get(one).values().size();
    this.options = units.options().size();
    this.most = most;
    this.cells = height * width;
    int size = cells * options;
    this.tops = new int[size];
    this.trials = new long[size];
    this.sums = new double[size];
    this.comparisons = new Comparison[size];
    this.thanTrials = new long[size];
    Arrays.fill(comparisons, Comparison.NONE);
    countAll();
    compareAll();
  }

  /// Adds what has at least so many trials of both.
  void addTo(List<Candidate> candidates, int least) {
    for (int cell = 0; cell < cells; cell++) {
      for (int b = 0; b < options; b++) {
        int at = cell * options + b;
        if (b != most && trials[at] >= least && thanTrials[at] >= least) {
          Contrast contrast =
              new Contrast(place(cell), units.options().get(b), units.options().get(than(cell, b)));
          candidates.add(new Candidate(contrast, comparisons[at].score()));
        }
      }
    }
  }

  private Cell place(int cell) {
    if (one < 0) {
      return Cell.EVERYWHERE;
    }
    Cell.Trait trait = units.attributes().get(one).trait(cell / width);
    return other < 0
        ? Cell.of(trait)
        : Cell.of(trait, units.attributes().get(other).trait(cell % width));
  }

  private int cellOf(int unit) {
    int row = one < 0 ? 0 : units.value(one, unit);
    int column = other < 0 ? 0 : units.value(other, unit);
    return row < 0 || column < 0 ? -1 : row * width + column;
  }

  private void countAll() {
    for (int stratum = 0; stratum < units.strata(); stratum++) {
      for (int i = units.start(stratum); i < units.start(stratum + 1); i++) {
        int cell = cellOf(i);
        if (cell >= 0) {
          tops[cell * options + units.top(stratum)]++;
          trials[cell * options + units.given(i)]++;
          sums[cell * options + units.given(i)] += units.worth(i);
        }
      }
    }
  }

  /// What is suggested most in a cell, this option left out.
  private int than(int cell, int option) {
    int found = option == 0 ? 1 : 0;
    for (int a = 0; a < options; a++) {
      if (a != option && tops[cell * options + a] > tops[cell * options + found]) {
        found = a;
      }
    }
    return tops[cell * options + found] > 0 || option == most ? found : most;
  }

  private void compareAll() {
    int[] than = new int[cells * options];
    double[] rates = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      long all = 0;
      double sum = 0;
      for (int b = 0; b < options; b++) {
        than[cell * options + b] = than(cell, b);
        all += trials[cell * options + b];
        sum += sums[cell * options + b];
      }
      rates[cell] = all == 0 ? 0 : sum / Standing.WHOLE / all;
    }
    int[] number = new int[cells * options];
    long[] worth = new long[cells * options];
    int[] touched = new int[cells];
    int[] last = new int[cells];
    Arrays.fill(last, -1);
    for (int stratum = 0; stratum < units.strata(); stratum++) {
      int reached = count(stratum, number, worth, touched, last);
      for (int i = 0; i < reached; i++) {
        int start = touched[i] * options;
        for (int b = 0; b < options; b++) {
          int at = start + b;
          int a = start + than[at];
          if (b != most && number[at] > 0 && number[a] > 0) {
            thanTrials[at] += number[a];
            comparisons[at] =
                comparisons[at].plus(
                    number[a],
                    (double) worth[a] / Standing.WHOLE,
                    number[at],
                    (double) worth[at] / Standing.WHOLE,
                    rates[touched[i]]);
          }
        }
      }
      for (int i = 0; i < reached; i++) {
        int start = touched[i] * options;
        Arrays.fill(number, start, start + options, 0);
        Arrays.fill(worth, start, start + options, 0);
      }
    }
  }

  /// Counts one stratum, and says how many cells it reaches.
  private int count(int stratum, int[] number, long[] worth, int[] touched, int[] last) {
    int reached = 0;
    for (int i = units.start(stratum); i < units.start(stratum + 1); i++) {
      int cell = cellOf(i);
      if (cell >= 0) {
        int start = cell * options;
        if (last[cell] != stratum) {
          last[cell] = stratum;
          touched[reached++] = cell;
        }
        number[start + units.given(i)]++;
        worth[start + units.given(i)] += units.worth(i);
      }
    }
    return reached;
  }
}
