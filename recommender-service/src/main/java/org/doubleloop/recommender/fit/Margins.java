package org.doubleloop.recommender.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.window.Maturity;

/// What is counted, as tables: of every option everywhere, in every cell of one trait and in every
/// cell of two. All stand in the order of their names, so that equal counts give equal sums.
final class Margins {
  private final List<String> options = new ArrayList<>();
  private final List<String> attributes = new ArrayList<>();
  private final List<Table> singles = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Table everywhere;

  /// A cell with its trials and successes by option.
  ///
  /// @param attribute the place of its attribute; -1 everywhere, and in cells of two traits
  @SuppressWarnings("ArrayRecordComponent") // nothing compares tables
  record Table(Cell cell, int attribute, double[] trials, double[] successes) {
    double allTrials() {
      return sum(trials);
    }

    double allSuccesses() {
      return sum(successes);
    }

    private static double sum(double[] numbers) {
      double sum = 0;
      for (double number : numbers) {
        sum += number;
      }
      return sum;
    }
  }

  /// A cell of two traits, and the places of the cells of each.
  record Pair(Table table, int one, int other) {}

  /// @param dispersion by how much less than a success or failure an action varies, from 0 to 1
  Margins(Counts counts, Maturity maturity, double dispersion) {
    int[] numbers = new int[counts.optionCount()];
    for (int place = 0; place < numbers.length; place++) {
      numbers[place] = counts.optionAt(place);
      options.add(counts.option(numbers[place]));
    }
    everywhere = table(Cell.EVERYWHERE, -1, counts.everywhere(), numbers, maturity, dispersion);
    Map<Cell, Integer> places = new HashMap<>();
    for (Cell cell : counts.cells(1)) {
      String attribute = cell.traits().getFirst().attribute();
      if (attributes.isEmpty() || !attributes.getLast().equals(attribute)) {
        attributes.add(attribute);
      }
      CellCounts counted = counts.at(cell);
      if (counted != null) {
        places.put(cell, singles.size());
        singles.add(table(cell, attributes.size() - 1, counted, numbers, maturity, dispersion));
      }
    }
    for (Cell cell : counts.cells(2)) {
      Integer one = places.get(Cell.of(cell.traits().getFirst()));
      Integer other = places.get(Cell.of(cell.traits().getLast()));
      CellCounts counted = counts.at(cell);
      if (one != null && other != null && counted != null) {
        pairs.add(new Pair(table(cell, -1, counted, numbers, maturity, dispersion), one, other));
      }
    }
  }

  private static Table table(
      Cell cell,
      int attribute,
      CellCounts counted,
      int[] numbers,
      Maturity maturity,
      double dispersion) {
    double[] trials = new double[numbers.length];
    double[] successes = new double[numbers.length];
    for (int option = 0; option < numbers.length; option++) {
      Trials each = counted.trials(numbers[option], maturity);
      trials[option] = each.number() / dispersion;
      successes[option] = each.successes() / dispersion;
    }
    return new Table(cell, attribute, trials, successes);
  }

  /// By name.
  List<String> options() {
    return options;
  }

  /// By name.
  List<String> attributes() {
    return attributes;
  }

  Table everywhere() {
    return everywhere;
  }

  /// Those of one attribute stand together.
  List<Table> singles() {
    return singles;
  }

  List<Pair> pairs() {
    return pairs;
  }
}
