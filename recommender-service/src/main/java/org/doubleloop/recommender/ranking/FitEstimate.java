package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.ranking.Fit.Expected;
import org.doubleloop.recommender.ranking.Margins.Pair;
import org.doubleloop.recommender.ranking.Margins.Table;
import org.doubleloop.recommender.window.Maturity;

/// Fits the [Effects] to counts, and measures on the way by how much options differ between the
/// values of an attribute, and of two together beyond each, more than chance lets them.
final class FitEstimate {
  private static final int ROUNDS = Integer.getInteger("rounds",3);
  private static final int SWEEPS = 4;
  private static final int MAIN = Integer.getInteger("main",12);

  private final Counts counts;
  private final Margins margins;
  private final Effects effects;
  private final double dispersion = 1;

  FitEstimate(Counts counts, Maturity maturity) {
    this.counts = counts;
    this.margins = new Margins(counts, maturity, dispersion);
    this.effects = new Effects(margins);
  }

  Fit fit() {
    int attributes = margins.attributes().size();
    double[] weights = new double[attributes];
    Arrays.fill(weights, Overdispersion.START_WEIGHT);
    effects.weigh(weights);
    effects.fitMain(MAIN);
    for (int round = 0; round < ROUNDS; round++) {
      weights = measured(attributes);
      effects.weigh(weights);
      for (int cell = 0; cell < margins.singles().size(); cell++) {
        effects.weigh(cell, weight(cell, weights));
      }
      effects.fitAll(SWEEPS);
    }
    Map<Cell, Expected> cells = new HashMap<>();
    cells.put(Cell.EVERYWHERE, everywhere());
    for (int cell = 0; cell < margins.singles().size(); cell++) {
      cells.put(margins.singles().get(cell).cell(), single(cell, weight(cell, weights)));
    }
    addPairs(cells);
    Map<String, Double> byAttribute = new HashMap<>();
    for (int attribute = 0; attribute < attributes; attribute++) {
      byAttribute.put(margins.attributes().get(attribute), weights[attribute]);
    }
    return new Fit(counts.trials(), dispersion, margins.options(), cells, byAttribute);
  }

  private double[] measured(int attributes) {
    Overdispersion[] scatter = new Overdispersion[attributes];
    Arrays.setAll(scatter, _ -> new Overdispersion(Overdispersion.START_WEIGHT));
    for (int cell = 0; cell < margins.singles().size(); cell++) {
      read(cell, scatter[margins.singles().get(cell).attribute()]);
    }
    return Arrays.stream(scatter).mapToDouble(Overdispersion::weight).toArray();
  }

  /// How options differ in the cell itself has a say too, so that an effect in one cell alone is
  /// found.
  private double weight(int cell, double[] weights) {
    Overdispersion scatter =
        new Overdispersion(weights[margins.singles().get(cell).attribute()]);
    read(cell, scatter);
    return scatter.weight();
  }

  private void read(int cell, Overdispersion scatter) {
    Table table = margins.singles().get(cell);
    double[] everywhere = margins.everywhere().trials();
    double all = table.allTrials();
    for (int o = 0; o < margins.options().size(); o++) {
      double trials = table.trials()[o];
      if (trials > 0) {
        double free = (1 - trials / all) * (1 - trials / everywhere[o]);
        scatter.add(trials, table.successes()[o], effects.expected(cell, o), free);
      }
    }
  }

  private Expected everywhere() {
    List<Double> rates = new ArrayList<>();
    List<Double> stretches = new ArrayList<>();
    for (int o = 0; o < margins.options().size(); o++) {
      rates.add(effects.expectedEverywhere(o));
      stretches.add(effects.stretchEverywhere(o));
    }
    Table all = margins.everywhere();
    double common = (all.allSuccesses() + 1) / (all.allTrials() + 2);
    return new Expected(common, 1, Effects.OPTION_WEIGHT, rates, stretches);
  }

  private Expected single(int cell, double weight) {
    List<Double> rates = new ArrayList<>();
    List<Double> stretches = new ArrayList<>();
    for (int o = 0; o < margins.options().size(); o++) {
      rates.add(effects.expected(cell, o));
      stretches.add(effects.stretch(cell, o));
    }
    double trials = margins.singles().get(cell).allTrials();
    double common = trials > 0 ? effects.expectedCommon(cell) : 0.5;
    double stretch = trials > 0 ? effects.commonStretch(cell) : 1;
    return new Expected(common, stretch, weight, rates, stretches);
  }

  private record Attributes(int one, int other) implements Comparable<Attributes> {
    @Override
    public int compareTo(Attributes that) {
      int order = Integer.compare(one, that.one);
      return order != 0 ? order : Integer.compare(other, that.other);
    }
  }

  /// Adds the cells of those two attributes by which options differ most, beyond what each says.
  private void addPairs(Map<Cell, Expected> cells) {
    Map<Attributes, List<Pair>> byAttributes = new TreeMap<>();
    for (Pair pair : margins.pairs()) {
      byAttributes.computeIfAbsent(attributes(pair), _ -> new ArrayList<>()).add(pair);
    }
    double most = Overdispersion.START;
    List<Pair> best = List.of();
    double weight = Overdispersion.START_WEIGHT;
    for (List<Pair> pairs : byAttributes.values()) {
      Overdispersion scatter = new Overdispersion(Overdispersion.START_WEIGHT);
      pairs.forEach(pair -> read(pair, scatter));
      if (scatter.value() > most) {
        most = scatter.value();
        best = pairs;
        weight = scatter.weight();
      }
    }
    for (Pair pair : best) {
      Overdispersion scatter = new Overdispersion(weight);
      read(pair, scatter);
      cells.put(
          pair.table().cell(), new Expected(
              common(pair),
              effects.stretch(pair, 0),
              scatter.weight(),
              rates(pair),
              stretches(pair)));
    }
  }

  private Attributes attributes(Pair pair) {
    return new Attributes(
        margins.singles().get(pair.one()).attribute(),
        margins.singles().get(pair.other()).attribute());
  }

  private void read(Pair pair, Overdispersion scatter) {
    Table table = pair.table();
    List<Double> rates = rates(pair);
    double all = table.allTrials();
    for (int o = 0; o < rates.size(); o++) {
      double trials = table.trials()[o];
      if (trials > 0) {
        scatter.add(trials, table.successes()[o], rates.get(o), 1 - trials / all);
      }
    }
  }

  private double common(Pair pair) {
    Table table = pair.table();
    double sum = 0;
    for (int o = 0; o < table.trials().length; o++) {
      sum += table.trials()[o] * effects.expected(pair, o);
    }
    double trials = table.allTrials();
    return trials > 0 ? sum / trials : 0.5;
  }

  /// With what moves all options alike in the cell.
  private List<Double> rates(Pair pair) {
    Table table = pair.table();
    double expected = common(pair);
    double shift =
        Effects.effect(
            table.allTrials(), table.allSuccesses(), expected, Effects.COMMON_WEIGHT);
    List<Double> rates = new ArrayList<>(table.trials().length);
    for (int o = 0; o < table.trials().length; o++) {
      rates.add(Effects.shifted(effects.expected(pair, o), shift));
    }
    return rates;
  }

  private List<Double> stretches(Pair pair) {
    return IntStream.range(0, margins.options().size())
        .mapToObj(o -> effects.stretch(pair, o))
        .toList();
  }
}
