package org.doubleloop.recommender.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Dispersion;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.fit.Fit.Expected;
import org.doubleloop.recommender.fit.Fit.Rate;
import org.doubleloop.recommender.fit.Margins.Pair;
import org.doubleloop.recommender.fit.Margins.Table;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Standing;

/// Fits the [Effects] to counts, and measures on the way by how much options differ between the
/// values of an attribute, and of two together beyond each, more than chance lets them.
final class FitEstimate {
  private static final int MAIN_ROUNDS = 12;
  private static final int MEASUREMENTS = 3;
  private static final int ROUNDS_EACH = 4;

  private final long trials;
  private final double successes;
  private final double dispersion;
  private final Margins margins;
  private final Effects effects;

  FitEstimate(Counts counts, Maturity maturity) {
    Tally all = counts.total();
    this.trials = all.trials();
    this.successes = (double) all.sum() / Standing.WHOLE;
    this.dispersion = dispersion(counts, maturity);
    this.margins = new Margins(counts, maturity, dispersion);
    this.effects = new Effects(margins);
  }

  private static double dispersion(Counts counts, Maturity maturity) {
    Dispersion sum = Dispersion.NONE;
    for (int place = 0; place < counts.optionCount(); place++) {
      Trials each = counts.everywhere().trials(counts.optionAt(place), maturity);
      sum = sum.with(each.known(), each.sum(), each.squares());
    }
    return sum.value();
  }

  Fit fit() {
    List<Table> singles = margins.singles();
    double[] byAttribute = new double[margins.attributes().size()];
    Arrays.fill(byAttribute, Overdispersion.START_WEIGHT);
    for (int cell = 0; cell < singles.size(); cell++) {
      effects.weigh(cell, Overdispersion.START_WEIGHT);
    }
    effects.fitMain(MAIN_ROUNDS);
    for (int measured = 0; measured < MEASUREMENTS; measured++) {
      byAttribute = measured();
      for (int cell = 0; cell < singles.size(); cell++) {
        effects.weigh(cell, weight(cell, byAttribute[singles.get(cell).attribute()]));
      }
      effects.fitAll(ROUNDS_EACH);
    }
    Map<Cell, Expected> cells = new HashMap<>();
    cells.put(Cell.EVERYWHERE, everywhere());
    addSingles(cells, byAttribute);
    addPairs(cells);
    Map<String, Double> weights = new HashMap<>();
    for (int attribute = 0; attribute < byAttribute.length; attribute++) {
      weights.put(margins.attributes().get(attribute), byAttribute[attribute]);
    }
    return new Fit(trials, successes, dispersion, cells, weights);
  }

  private double[] measured() {
    Overdispersion[] scatter = new Overdispersion[margins.attributes().size()];
    Arrays.setAll(scatter, _ -> new Overdispersion(Overdispersion.START_WEIGHT));
    for (int cell = 0; cell < margins.singles().size(); cell++) {
      read(cell, scatter[margins.singles().get(cell).attribute()]);
    }
    return Arrays.stream(scatter).mapToDouble(Overdispersion::weight).toArray();
  }

  /// How options differ in the cell itself has a say too, so that an effect in one cell alone is
  /// found.
  private double weight(int cell, double ofAttribute) {
    Overdispersion scatter = new Overdispersion(ofAttribute);
    read(cell, scatter);
    return scatter.weight();
  }

  private void read(int cell, Overdispersion scatter) {
    Table table = margins.singles().get(cell);
    double all = table.allTrials();
    for (int option = 0; option < table.trials().length; option++) {
      double counted = table.trials()[option];
      if (counted > 0) {
        double elsewhere = 1 - counted / margins.everywhere().trials()[option];
        scatter.add(
            counted,
            table.successes()[option],
            effects.expected(cell, option),
            (1 - counted / all) * elsewhere);
      }
    }
  }

  private Expected everywhere() {
    Map<String, Rate> options = new HashMap<>();
    for (int option = 0; option < margins.options().size(); option++) {
      options.put(
          margins.options().get(option),
          new Rate(effects.expectedEverywhere(option), effects.stretchEverywhere(option)));
    }
    Table all = margins.everywhere();
    double common = (all.allSuccesses() + 1) / (all.allTrials() + 2);
    return new Expected(new Rate(common, 1), Fit.OPTION_WEIGHT, options);
  }

  private void addSingles(Map<Cell, Expected> cells, double[] byAttribute) {
    for (int cell = 0; cell < margins.singles().size(); cell++) {
      if (margins.singles().get(cell).allTrials() <= 0) {
        continue;
      }
      Table table = margins.singles().get(cell);
      Map<String, Rate> options = new HashMap<>();
      for (int option = 0; option < margins.options().size(); option++) {
        options.put(
            margins.options().get(option),
            new Rate(effects.expected(cell, option), effects.stretch(cell, option)));
      }
      cells.put(
          table.cell(),
          new Expected(
              new Rate(effects.expectedCommon(cell), effects.commonStretch(cell)),
              weight(cell, byAttribute[table.attribute()]),
              options));
    }
  }

  private record Attributes(int one, int other) implements Comparable<Attributes> {
    private static final Comparator<Attributes> ORDER =
        Comparator.comparingInt(Attributes::one).thenComparingInt(Attributes::other);

    @Override
    public int compareTo(Attributes that) {
      return ORDER.compare(this, that);
    }
  }

  /// Adds the cells of those two attributes by which options differ most, beyond what each says,
  /// where they differ by more than is taken for granted.
  private void addPairs(Map<Cell, Expected> cells) {
    Map<Attributes, List<Pair>> byAttributes = new TreeMap<>();
    for (Pair pair : margins.pairs()) {
      Attributes attributes =
          new Attributes(
              margins.singles().get(pair.one()).attribute(),
              margins.singles().get(pair.other()).attribute());
      byAttributes.computeIfAbsent(attributes, _ -> new ArrayList<>()).add(pair);
    }
    List<Pair> best = List.of();
    Overdispersion most = new Overdispersion(Overdispersion.START_WEIGHT);
    for (List<Pair> pairs : byAttributes.values()) {
      Overdispersion scatter = new Overdispersion(Overdispersion.START_WEIGHT);
      pairs.forEach(pair -> new PairRates(effects, pair).read(scatter));
      if (scatter.value() > most.value()) {
        most = scatter;
        best = pairs;
      }
    }
    for (Pair pair : best) {
      if (pair.table().allTrials() > 0) {
        cells.put(
            pair.table().cell(),
            new PairRates(effects, pair).expected(margins.options(), most.weight()));
      }
    }
  }
}
