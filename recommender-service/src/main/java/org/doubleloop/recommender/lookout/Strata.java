package org.doubleloop.recommender.lookout;

import java.util.List;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.metric.Direction;

/// Totals of a contrast as tests take them: a is what the option is held against, b the option.
final class Strata {
  private Strata() {}

  static List<Stratum> of(Totals totals) {
    return totals.byOdds().entrySet().stream()
        .map(each -> {
          var option = each.getValue().option();
          var against = each.getValue().against();
          return new Stratum(
              each.getKey().share(),
              against.trials() - against.successes(),
              against.successes(),
              option.trials() - option.successes(),
              option.successes());
        })
        .toList();
  }

  /// The same where a success is what is wanted.
  static List<Stratum> wanted(List<Stratum> strata, Direction direction) {
    return direction == Direction.INCREASE
        ? strata
        : strata.stream().map(Stratum::inverted).toList();
  }
}
