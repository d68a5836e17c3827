package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.window.Maturity;

/// Orders the options that a policy allows by what has been counted in contexts like this one.
///
/// A score is reached in steps, from everything to this context, each of them a [Level]. The
/// context comes in by at most two attributes, those between whose values the options are measured
/// to differ most, the second within the first; attributes that make no difference are shrunk away.
/// Options need not have been counted, and neither need this context: then the step is left out.
///
/// @param maturity what pending actions are worth
public record Ranker(Counts counts, Maturity maturity, Fit fit, Direction direction) {
  static double Z = Double.parseDouble(System.getProperty("z", "0.674"));
  /// @param cells the context's, from [CellSpace#cellsOf]
  public List<Ranked> rank(List<Candidate> candidates, List<Cell> cells) {
    Beliefs beliefs = new Beliefs(counts, maturity, fit, fit.places(), cells);
    List<Ranked> ranked = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      ranked.add(beliefs.ranked(candidate));
    }
    ranked.sort(Comparator.comparingInt(Ranked::tier).thenComparing(this::byScore));
    return List.copyOf(ranked);
  }

  private int byScore(Ranked one, Ranked other) {
    double sign = direction == Direction.INCREASE ? 1 : -1;
    return Double.compare(
        sign * other.bound(-sign * Z), sign * one.bound(-sign * Z));
  }
}
