package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// All contrasts that have been tried often enough to be compared, the best first.
final class Candidates {
  /// Less than that of either option tells nothing that a score could stand for.
  static final int LEAST_TRIALS = 30;

  private Candidates() {}

  static List<Candidate> of(Collection<Assigned> assigned) {
    UnitColumns units = UnitColumns.of(assigned, 2 * LEAST_TRIALS);
    List<Candidate> found = new ArrayList<>();
    if (units.options().size() < 2) {
      return found;
    }
    int most = most(units);
    int attributes = units.attributes().size();
    add(found, units, -1, -1, most);
    for (int one = 0; one < attributes; one++) {
      add(found, units, one, -1, most);
      for (int other = one + 1; other < attributes; other++) {
        add(found, units, one, other, most);
      }
    }
    found.sort(null);
    return found;
  }

  private static void add(List<Candidate> found, UnitColumns units, int one, int other, int most) {
    new PlaceScan(units, one, other, most).addTo(found, LEAST_TRIALS);
  }

  /// What is suggested most of all.
  private static int most(UnitColumns units) {
    long[] suggested = new long[units.options().size()];
    for (int stratum = 0; stratum < units.strata(); stratum++) {
      suggested[units.top(stratum)] += units.start(stratum + 1) - units.start(stratum);
    }
    int most = 0;
    for (int option = 1; option < suggested.length; option++) {
      if (suggested[option] > suggested[most]) {
        most = option;
      }
    }
    return most;
  }
}
