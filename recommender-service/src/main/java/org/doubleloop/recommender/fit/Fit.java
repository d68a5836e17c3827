package org.doubleloop.recommender.fit;

import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Standing;

/// What counts are held against: the rates that all else lets expect, of all options and of each,
/// everywhere and in cells, and how many trials these are worth. It is measured on the counts, and
/// then the same for every context until it is measured again.
///
/// @param trials how many trials it was measured on
/// @param successes what these were worth
/// @param dispersion how far what actions are worth scatters, as a part of how far successes and
///   failures would; 1 where it is these
/// @param cells everywhere; those of one trait; and those of the two attributes by whose values
///   together options differ most beyond what each says, where they do
/// @param weights by attribute: how many trials it is worth that an option is as elsewhere at a
///   value of it that has not been counted
public record Fit(
    long trials,
    double successes,
    double dispersion,
    Map<Cell, Expected> cells,
    Map<String, Double> weights) {
  /// How many trials it is worth that an option is like the others, until its own say otherwise.
  public static final double OPTION_WEIGHT = 50;

  /// How many trials it is worth that all options together do in a cell as elsewhere. What of a
  /// cell's effect is shrunk away is ascribed to the options that were sent there, so that it is
  /// small.
  public static final double COMMON_WEIGHT = 3;

  /// Before anything is measured: no context matters.
  public static final Fit NONE = new Fit(0, 0, 1, Map.of(), Map.of());

  /// What is expected in a cell.
  ///
  /// @param common the rate of all options by everything but the cell itself
  /// @param weight how many trials it is worth that options are there as all else lets expect
  /// @param options by everything but what is each one's own there
  public record Expected(Rate common, double weight, Map<String, Rate> options) {
    public Expected {
      options = Map.copyOf(options);
    }
  }

  /// The mean rate over the contexts of a cell.
  ///
  /// @param stretch by how much further a single context moves, in log odds, than that mean does;
  ///   above 1 where contexts of the cell differ
  public record Rate(double mean, double stretch) {}

  public Fit {
    cells = Map.copyOf(cells);
    weights = Map.copyOf(weights);
  }

  /// @param maturity what pending actions are worth
  public static Fit of(Counts counts, Maturity maturity) {
    return new FitEstimate(counts, maturity).fit();
  }

  /// Whether successes or failures have grown by a tenth since this was measured, which is when it
  /// is worth measuring again.
  public boolean due(Counts counts) {
    Tally now = counts.total();
    double worth = (double) now.sum() / Standing.WHOLE;
    return hasGrown(successes, worth) || hasGrown(trials - successes, now.trials() - worth);
  }

  private static boolean hasGrown(double before, double now) {
    return now > before * 1.1;
  }
}
