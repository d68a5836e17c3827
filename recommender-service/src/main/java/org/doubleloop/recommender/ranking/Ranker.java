package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.window.Maturity;

/// Orders the options that a policy allows by what has been counted in contexts like this one.
///
/// A score is the sum of what is known of the option everywhere and at each declared value of the
/// context, beside what moves all options alike there: each step a [Level], held against what all
/// else lets expect. Options need not have been counted, and neither need this context: then the
/// step is left out, and the score is less sure.
///
/// @param maturity what pending actions are worth
public record Ranker(Counts counts, Maturity maturity, Fit fit, Direction direction) {
  /// The candidates by tier, within a tier by the rate that each is sure to have, best first; where
  /// these are equal in the order given.
  ///
  /// @param cells the context's, from [CellSpace#cellsOf]
  public List<Ranked> rank(List<Candidate> candidates, List<Cell> cells) {
    Beliefs beliefs = new Beliefs(counts, maturity, fit, direction, cells);
    List<Ranked> ranked = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      ranked.add(beliefs.ranked(candidate));
    }
    ranked.sort(Comparator.comparingInt(Ranked::tier).thenComparing(this::byAssured));
    return List.copyOf(ranked);
  }

  private int byAssured(Ranked one, Ranked other) {
    int rising = Double.compare(one.assured(), other.assured());
    return direction == Direction.INCREASE ? -rising : rising;
  }
}
