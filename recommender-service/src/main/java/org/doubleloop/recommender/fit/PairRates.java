package org.doubleloop.recommender.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.fit.Fit.Expected;
import org.doubleloop.recommender.fit.Fit.Rate;
import org.doubleloop.recommender.fit.Margins.Pair;
import org.doubleloop.recommender.fit.Margins.Table;

/// What the effects of single values let expect in a cell of two: of all options, and of each with
/// what moves all of them alike there.
final class PairRates {
  private final Effects effects;
  private final Pair pair;
  private final double common;
  private final double shift;

  PairRates(Effects effects, Pair pair) {
    this.effects = effects;
    this.pair = pair;
    Table table = pair.table();
    double expected = 0;
    for (int option = 0; option < table.trials().length; option++) {
      expected += table.trials()[option] * effects.expected(pair, option);
    }
    double trials = table.allTrials();
    this.common = trials > 0 ? expected / trials : 0.5;
    this.shift = LogOdds.effect(trials, table.allSuccesses(), common, Fit.COMMON_WEIGHT);
  }

  void read(Overdispersion scatter) {
    Table table = pair.table();
    double all = table.allTrials();
    for (int option = 0; option < table.trials().length; option++) {
      double trials = table.trials()[option];
      if (trials > 0) {
        scatter.add(trials, table.successes()[option], rate(option), 1 - trials / all);
      }
    }
  }

  /// @param options their names
  /// @param ofAttributes how many trials it is worth that options do not differ by the two together
  Expected expected(List<String> options, double ofAttributes) {
    Overdispersion scatter = new Overdispersion(ofAttributes);
    read(scatter);
    Map<String, Rate> rates = new HashMap<>();
    for (int option = 0; option < options.size(); option++) {
      rates.put(options.get(option), new Rate(rate(option), effects.stretch(pair, option)));
    }
    return new Expected(new Rate(common, 1), scatter.weight(), rates);
  }

  private double rate(int option) {
    return LogOdds.shifted(effects.expected(pair, option), shift);
  }
}
