package org.doubleloop.bench.trials;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Assigned.Chance;

/// A market that is lived through: units come, chance assigns, windows close by the next look.
final class Loop {
  private static final int WHOLE = 10_000;

  private final Market market;
  private final double exploration;
  private final Names names;
  private final Chooser chooser;
  private final SplittableRandom random;
  private final Chance[] chances;

  /// @param exploration the share that chance gives evenly, the top included
  Loop(Market market, double exploration, boolean learns, long seed) {
    this.market = market;
    this.exploration = exploration;
    this.names = new Names(market.sizes());
    this.chooser = new Chooser(market, learns);
    this.random = new SplittableRandom(seed);
    this.chances = new Chance[market.options()];
    for (int top = 0; top < chances.length; top++) {
      Map<String, Double> shares = new TreeMap<>();
      for (int option = 0; option < chances.length; option++) {
        double even = exploration / chances.length;
        shares.put(Names.option(option), option == top ? 1 - exploration + even : even);
      }
      chances[top] = new Chance(1, shares, Names.option(top));
    }
  }

  /// So many units more; what is suggested stays the same meanwhile.
  void live(Book book, int units) {
    for (int i = 0; i < units; i++) {
      book.close(next());
    }
    chooser.refresh();
  }

  private Assigned next() {
    int[] values = market.draw(random);
    int top = chooser.top(values);
    int option = random.nextDouble() < exploration ? random.nextInt(market.options()) : top;
    boolean success = random.nextDouble() < market.rate(values, option);
    chooser.learn(values, option, success);
    return new Assigned(
        chances[top], names.traits(values), Names.option(option), success ? WHOLE : 0);
  }

  /// What b would come to with the next units at a place, less what a would.
  ///
  /// @param units as many are drawn, at all places
  Ahead ahead(Map<Integer, Integer> place, int better, int than, int units) {
    int[] trials = new int[2];
    int[] successes = new int[2];
    double rates = 0;
    for (int i = 0; i < units; i++) {
      int[] values = market.draw(random);
      if (place.entrySet().stream().allMatch(each -> values[each.getKey()] == each.getValue())) {
        rates += market.rate(values, better) - market.rate(values, than);
        int which = random.nextInt(2);
        trials[which]++;
        double rate = market.rate(values, which == 1 ? better : than);
        successes[which] += random.nextDouble() < rate ? 1 : 0;
      }
    }
    return new Ahead(
        rates / Math.max(1, trials[0] + trials[1]),
        (double) successes[1] / Math.max(1, trials[1])
            - (double) successes[0] / Math.max(1, trials[0]));
  }

  /// The next units' effect.
  ///
  /// @param effect the mean difference of their rates
  /// @param counted the difference of what is counted where half of them get each, by chance
  record Ahead(double effect, double counted) {}

  static List<Integer> sizes() {
    return List.of(2, 4, 2, 2);
  }
}
