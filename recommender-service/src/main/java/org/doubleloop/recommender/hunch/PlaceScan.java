package org.doubleloop.recommender.hunch;

import java.util.Arrays;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.window.Standing;

/// Compares options in all cells that two attributes form, or one, or none: reads the units twice,
/// once for what is suggested in each cell, and once, stratum by stratum, for what came of it.
///
/// In a cell an option is compared with all others that chance gave instead, and its contrast is
/// with the one that is suggested there most, itself left out: it has to be ahead of that one too.
final class PlaceScan {
  /// So many standard errors.
  private static final double AHEAD_OF_SUGGESTED = 2.1;

  private final UnitColumns units;
  private final int one;
  private final int other;
  private final int width;
  private final int options;
  private final int cells;

  // By cell and option.
  private final int[] tops;
  private final int[] than;
  private final long[] trials;
  private final long[] worths;
  private final Comparison[] withRest;
  private final Comparison[] withThan;

  /// @param one the number of an attribute, or -1
  /// @param other that of another, or -1
  PlaceScan(UnitColumns units, int one, int other) {
    this.units = units;
    this.one = one;
    this.other = other;
    this.width = other < 0 ? 1 : units.attributes().get(other).values().size();
    int height = one < 0 ? 1 : units.attributes().get(one).values().size();
    this.options = units.options().size();
    this.cells = height * width;
    int size = cells * options;
    this.tops = new int[size];
    this.than = new int[size];
    this.trials = new long[size];
    this.worths = new long[size];
    this.withRest = new Comparison[size];
    this.withThan = new Comparison[size];
    Arrays.fill(withRest, Comparison.NONE);
    Arrays.fill(withThan, Comparison.NONE);
    count();
    Arrays.setAll(than, this::than);
    compare();
  }

  /// Adds what has at least so many trials of the option and of others.
  void addTo(List<Candidate> candidates, int least) {
    for (int at = 0; at < trials.length; at++) {
      int cell = at / options;
      if (trials[at] >= least
          && all(trials, cell) - trials[at] >= least
          && isAsked(at)
          && withThan[at].score() >= AHEAD_OF_SUGGESTED) {
        candidates.add(
            new Candidate(
                new Contrast(place(cell), option(at % options), option(than[at])),
                withRest[at],
                at == suggested(cell, -1)));
      }
    }
  }

  /// How many contrasts have that many trials.
  int asked(int least) {
    int asked = 0;
    for (int at = 0; at < trials.length; at++) {
      if (trials[at] >= least && all(trials, at / options) - trials[at] >= least && isAsked(at)) {
        asked++;
      }
    }
    return asked;
  }

  /// What is suggested to all units of a cell needs no reason to be looked at, nor what is
  /// suggested most of all.
  private boolean isAsked(int at) {
    int cell = at / options;
    long suggested = 0;
    for (int a = cell * options; a < (cell + 1) * options; a++) {
      suggested += tops[a];
    }
    return tops[at] < suggested && (one >= 0 || at != suggested(cell, -1));
  }

  private String option(int number) {
    return units.options().get(number);
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

  private void count() {
    for (int stratum = 0; stratum < units.strata(); stratum++) {
      for (int i = units.start(stratum); i < units.start(stratum + 1); i++) {
        int cell = cellOf(i);
        if (cell >= 0) {
          tops[cell * options + units.top(stratum)]++;
          trials[cell * options + units.given(i)]++;
          worths[cell * options + units.given(i)] += units.worth(i);
        }
      }
    }
  }

  /// Where what is suggested most in a cell stands.
  ///
  /// @param but this one left out
  private int suggested(int cell, int but) {
    int found = -1;
    for (int at = cell * options; at < (cell + 1) * options; at++) {
      if (at != but && (found < 0 || tops[at] > tops[found])) {
        found = at;
      }
    }
    return found;
  }

  private int than(int at) {
    return suggested(at / options, at) % options;
  }

  private long all(long[] of, int cell) {
    long sum = 0;
    for (int at = cell * options; at < (cell + 1) * options; at++) {
      sum += of[at];
    }
    return sum;
  }

  private void compare() {
    Stratum stratum = new Stratum();
    for (int number = 0; number < units.strata(); number++) {
      stratum.count(number);
      for (int i = 0; i < stratum.reached; i++) {
        compare(number, stratum, stratum.touched[i]);
      }
      stratum.clear();
    }
  }

  private void compare(int number, Stratum stratum, int cell) {
    double rate = worth(all(worths, cell)) / all(trials, cell);
    long allTrials = all(stratum.trials, cell);
    long allWorths = all(stratum.worths, cell);
    for (int b = 0; b < options; b++) {
      int at = cell * options + b;
      int a = cell * options + than[at];
      double share = units.share(number, b);
      if (share > 0 && share < 1) {
        withRest[at] =
            withRest[at].plus(
                share,
                (double) (allTrials - stratum.trials[at]),
                worth(allWorths - stratum.worths[at]),
                (double) stratum.trials[at],
                worth(stratum.worths[at]),
                rate);
        double otherShare = units.share(number, than[at]);
        if (otherShare > 0) {
          withThan[at] =
              withThan[at].plus(
                  share / (share + otherShare),
                  (double) stratum.trials[a],
                  worth(stratum.worths[a]),
                  (double) stratum.trials[at],
                  worth(stratum.worths[at]),
                  rate);
        }
      }
    }
  }

  private static double worth(long parts) {
    return (double) parts / Standing.WHOLE;
  }

  /// One stratum's counts, kept from one to the next for want of clearing all.
  private final class Stratum {
    private final long[] trials = new long[cells * options];
    private final long[] worths = new long[cells * options];
    private final boolean[] isReached = new boolean[cells];
    private final int[] touched = new int[cells];
    private int reached;

    private void count(int stratum) {
      for (int i = units.start(stratum); i < units.start(stratum + 1); i++) {
        int cell = cellOf(i);
        if (cell >= 0) {
          if (!isReached[cell]) {
            isReached[cell] = true;
            touched[reached++] = cell;
          }
          trials[cell * options + units.given(i)]++;
          worths[cell * options + units.given(i)] += units.worth(i);
        }
      }
    }

    private void clear() {
      while (reached > 0) {
        int cell = touched[--reached];
        isReached[cell] = false;
        Arrays.fill(trials, cell * options, (cell + 1) * options, 0);
        Arrays.fill(worths, cell * options, (cell + 1) * options, 0);
      }
    }
  }
}
