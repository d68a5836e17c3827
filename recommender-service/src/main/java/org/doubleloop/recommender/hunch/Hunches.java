package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.doubleloop.recommender.counts.Cell;

/// Finds the contrasts that are worth a look, at most [#MOST], of what chance assigned.
///
/// In every cell of at most two traits each option is compared with what chance gave instead,
/// within strata of equal [Chance]. The one that stands out most is worth a look if it is ahead of
/// what is suggested there, and stands out by at least [#LEAST_LEAD] standard errors, more where
/// many contrasts are compared. The next one is looked for among the units that are not at its
/// place, so that one pattern makes one hunch.
public final class Hunches {
  public static final int MOST = 3;

  /// Less than that of an option, or of all others, tells nothing that a score could stand for.
  private static final int LEAST_TRIALS = 30;

  /// By simulation: with it one world of twenty without any difference shows a hunch within its
  /// first thousand outcomes, looked at after every hundred (`make trials`).
  static final double LEAST_LEAD = 2.4;

  /// So many contrasts may be expected to stand out by luck.
  private static final double EXPECTED_BY_LUCK = 1.2;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Hunches() {}

  /// @param assigned units whose windows have closed, each once
  public static List<Contrast> among(Collection<Assigned> assigned) {
    List<Contrast> hunches = new ArrayList<>();
    Collection<Assigned> rest = assigned;
    while (hunches.size() < MOST) {
      Candidates candidates = Candidates.among(rest);
      if (candidates.ranked().isEmpty()
          || candidates.ranked().getFirst().lead() < least(candidates.looked())) {
        break;
      }
      Contrast best = candidates.ranked().getFirst().contrast();
      hunches.add(best);
      Cell place = best.place();
      rest = rest.stream().filter(unit -> !isAt(unit, place)).toList();
    }
    return List.copyOf(hunches);
  }

  /// All contrasts that are ahead of what is suggested, the best first; none is a hunch for that.
  public static List<Candidate> ranked(Collection<Assigned> assigned) {
    return Candidates.among(assigned).ranked();
  }

  static double least(int looked) {
    double tail = Math.min(.5, EXPECTED_BY_LUCK / looked);
    return Math.max(LEAST_LEAD, NORMAL.inverseSurvivalProbability(tail));
  }

  private static boolean isAt(Assigned unit, Cell place) {
    return unit.traits().containsAll(place.traits());
  }

  /// The contrasts in which an option is ahead of what is suggested.
  ///
  /// @param ranked the best first
  /// @param looked among how many contrasts
  private record Candidates(List<Candidate> ranked, int looked) {
    private static Candidates among(Collection<Assigned> assigned) {
      UnitColumns units = UnitColumns.of(assigned, 2 * LEAST_TRIALS);
      List<Candidate> found = new ArrayList<>();
      int looked = 0;
      int attributes = units.options().size() < 2 ? -1 : units.attributes().size();
      for (int one = -1; one < attributes; one++) {
        for (int other = -1; other < (one < 0 ? 0 : attributes); other++) {
          if (other < 0 || other > one) {
            var scan = new PlaceScan(units, one, other);
            scan.addTo(found, LEAST_TRIALS);
            looked += scan.asked(LEAST_TRIALS);
          }
        }
      }
      return new Candidates(found.stream().sorted().toList(), looked);
    }
  }
}
