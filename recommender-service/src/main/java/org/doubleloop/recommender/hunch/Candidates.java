package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The contrasts in which an option is ahead of what is suggested.
///
/// @param ranked the best first
/// @param looked among how many contrasts
record Candidates(List<Candidate> ranked, int looked) {
  /// Less than that of an option, or of all others, tells nothing that a score could stand for.
  static final int LEAST_TRIALS = 30;

  Candidates {
    ranked = ranked.stream().sorted().toList();
  }

  static Candidates among(Collection<Assigned> assigned) {
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
    return new Candidates(found, looked);
  }
}
