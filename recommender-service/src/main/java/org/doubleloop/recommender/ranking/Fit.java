package org.doubleloop.recommender.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.window.Maturity;

/// What counts are held against: the rates that all else lets expect, of every option and in every
/// cell, and how many trials these are worth. It is measured on the counts by [FitEstimate], then
/// the same for every context until it is measured again.
///
/// @param trials how many trials it was measured on
/// @param dispersion by how much less than a success or failure an action varies; 1 where it is one
///   of the two
/// @param options in the order of their rates in all cells
/// @param cells those of one trait, everywhere, and those of the two attributes by whose values
///   together options differ most beyond each of them, where they do
/// @param weights of the attributes: what a value of them is worth that was not counted
public record Fit(
    long trials,
    double dispersion,
    List<String> options,
    Map<Cell, Expected> cells,
    Map<String, Double> weights) {

  /// Before anything is measured: no context matters.
  public static final Fit NONE = new Fit(0, 1, List.of(), Map.of(), Map.of());

  /// What is expected in a cell.
  ///
  /// @param common the rate of all options, by everything but the cell itself
  /// @param weight how many trials it is worth that options are there as all else lets expect
  /// @param rates by option: what is expected by everything but what is the option's own there
  public record Expected(
      double common,
      double commonStretch,
      double weight,
      List<Double> rates,
      List<Double> stretches) {
    public Expected {
      rates = List.copyOf(rates);
      stretches = List.copyOf(stretches);
    }
  }

  public Fit {
    options = List.copyOf(options);
    cells = Map.copyOf(cells);
    weights = Map.copyOf(weights);
  }

  /// @param maturity what pending actions are worth
  public static Fit of(Counts counts, Maturity maturity) {
    return new FitEstimate(counts, maturity).fit();
  }

  /// Whether the counts have grown by a tenth since this was measured, which is when it is worth
  /// measuring again.
  public boolean due(Counts counts) {
    return counts.trials() > trials + trials / 10;
  }

  /// The places of options in the rates.
  Map<String, Integer> places() {
    Map<String, Integer> places = HashMap.newHashMap(options.size());
    for (int place = 0; place < options.size(); place++) {
      places.put(options.get(place), place);
    }
    return places;
  }
}
