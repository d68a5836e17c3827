package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.doubleloop.recommender.counts.Cell;

/// Finds the contrasts that are worth a look, at most [#MOST], of what chance assigned.
///
/// In every cell of at most two traits each option is compared with the one that is suggested
/// there, within strata of equal [Chance], and the one that lies the most standard errors ahead is
/// worth a look if these are at least [#LEAST_SCORE], more where many contrasts are compared. The
/// next one is looked for among the units that are not at its place, so that one pattern makes one
/// hunch.
public final class Hunches {
  public static final int MOST = 3;

  /// By simulation: with it one world of twenty without any difference shows a hunch within its
  /// first thousand outcomes.
  static final double LEAST_SCORE = 2.6;

  /// So many contrasts may be expected to be that far ahead by luck.
  private static final double EXPECTED_BY_LUCK = .66;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Hunches() {}

  /// @param assigned units whose windows have closed, each once
  public static List<Hunch> among(Collection<Assigned> assigned) {
    List<Hunch> hunches = new ArrayList<>();
    Collection<Assigned> rest = assigned;
    while (hunches.size() < MOST) {
      List<Candidate> candidates = Candidates.of(rest);
      if (candidates.isEmpty() || candidates.getFirst().score() < least(candidates.size())) {
        break;
      }
      Candidate best = candidates.getFirst();
      hunches.add(hunch(best, assigned, candidates.size()));
      Cell place = best.contrast().place();
      rest = rest.stream().filter(unit -> !isAt(unit, place)).toList();
    }
    return List.copyOf(hunches);
  }

  /// All contrasts that have been tried often enough, the best first; none is a hunch for that.
  public static List<Candidate> ranked(Collection<Assigned> assigned) {
    return Candidates.of(assigned);
  }

  static double least(int looked) {
    double tail = Math.min(.5, EXPECTED_BY_LUCK / looked);
    return Math.max(LEAST_SCORE, NORMAL.inverseSurvivalProbability(tail));
  }

  private static Hunch hunch(Candidate candidate, Collection<Assigned> assigned, int looked) {
    Contrast contrast = candidate.contrast();
    Count better = Count.NONE;
    Count than = Count.NONE;
    for (Assigned unit : assigned) {
      if (isAt(unit, contrast.place())) {
        if (unit.option().equals(contrast.better())) {
          better = better.plus(unit.worth());
        } else if (unit.option().equals(contrast.than())) {
          than = than.plus(unit.worth());
        }
      }
    }
    double probability = NORMAL.cumulativeProbability(candidate.score());
    return new Hunch(contrast, better, than, candidate.score(), probability, looked);
  }

  private static boolean isAt(Assigned unit, Cell place) {
    return unit.traits().containsAll(place.traits());
  }
}
