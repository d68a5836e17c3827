package org.doubleloop.recommender.reviser;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Situation.Rates;

/// VIPs in retail do worse with `b`; of others too few are known.
final class SomeRates implements Rates {
  static final Cell RETAIL = Cell.of(new Trait("industry", "retail"));
  static final Cell RETAIL_VIP = Cell.of(new Trait("industry", "retail"), new Trait("vip", "true"));

  @Override
  public Count of(Basis basis, Cell place, String option) {
    boolean isB = option.equals("b");
    return place.equals(RETAIL_VIP) ? new Count(option, 6, isB ? 1 : 3) : new Count(option, 2, 1);
  }

  @Override
  public List<Cell> within(Basis basis, Cell place) {
    return place.equals(RETAIL)
        ? List.of(RETAIL_VIP, Cell.of(new Trait("industry", "retail"), new Trait("vip", "false")))
        : List.of();
  }
}
