package org.doubleloop.recommender.heed;

import java.util.Set;
import java.util.TreeSet;
import org.doubleloop.recommender.evalue.DifferenceSequence.Pair;
import org.doubleloop.recommender.evalue.Stratum;

/// What came of units while a clause was served to one share of them: each counts once.
public final class Lot {
  /// So many units are told apart; what comes after them is not counted.
  private static final int MOST = 20_000;

  private final Set<Long> units = new TreeSet<>();
  private UnitArm served = UnitArm.NOTHING;
  private UnitArm withheld = UnitArm.NOTHING;

  /// @param place stands for the unit
  public void add(long place, boolean isServed, UnitArm unit) {
    if (units.size() < MOST && units.add(place)) {
      if (isServed) {
        served = served.plus(unit);
      } else {
        withheld = withheld.plus(unit);
      }
    }
  }

  public Pair changes() {
    return new Pair(withheld.changes(), served.changes());
  }

  /// @param share of units that are served
  public Stratum outcomes(double share) {
    return new Stratum(
        share,
        withheld.units() - withheld.successes(),
        withheld.successes(),
        served.units() - served.successes(),
        served.successes());
  }

  // What stands in a snapshot.

  public Set<Long> units() {
    return units;
  }

  public UnitArm served() {
    return served;
  }

  public UnitArm withheld() {
    return withheld;
  }

  public void restore(UnitArm ofServed, UnitArm ofWithheld) {
    served = ofServed;
    withheld = ofWithheld;
  }
}
