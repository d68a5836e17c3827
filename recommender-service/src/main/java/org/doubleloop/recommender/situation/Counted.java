package org.doubleloop.recommender.situation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Situation.Rates;

/// What came of options at places, by what chance gave and by what was done.
///
/// @param sample units that chance gave an option
/// @param done by place and option, what was done
record Counted(List<Closed> sample, Map<Cell, Map<String, Count>> done) implements Rates {

  /// @param counts what was done, which does not change meanwhile
  static Map<Cell, Map<String, Count>> done(PolicyVersion version, Counts counts) {
    var maturity = counts.maturity(version.metric().window());
    Map<Cell, Map<String, Count>> done = new HashMap<>();
    for (Cell cell : cells(counts)) {
      CellCounts counted = counts.at(cell);
      if (counted == null) {
        continue; // nothing is counted yet, not even everywhere
      }
      Map<String, Count> options = new HashMap<>();
      for (String option : version.optionIds()) {
        int number = counts.find(option);
        if (number >= 0) {
          var trials = counted.trials(number, maturity);
          options.put(option, new Count(option, trials.known(), Trials.worth(trials.sum())));
        }
      }
      done.put(cell, options);
    }
    return done;
  }

  private static List<Cell> cells(Counts counts) {
    var cells = new ArrayList<>(List.of(Cell.EVERYWHERE));
    cells.addAll(counts.cells(1));
    cells.addAll(counts.cells(2));
    return cells;
  }

  /// How often each option was done.
  Map<String, Long> everywhere() {
    Map<String, Long> all = new HashMap<>();
    done.getOrDefault(Cell.EVERYWHERE, Map.of())
        .forEach((option, count) -> all.put(option, count.trials()));
    return all;
  }

  @Override
  public Count of(Basis basis, Cell place, String option) {
    return switch (basis) {
      case RANDOMISED -> given(place, option);
      case OBSERVATIONAL ->
          done.getOrDefault(place, Map.of()).getOrDefault(option, new Count(option, 0, 0));
    };
  }

  private Count given(Cell place, String option) {
    long trials = 0;
    double successes = 0;
    for (Closed each : sample) {
      if (each.given().option().equals(option) && each.given().isIn(place)) {
        trials++;
        successes += each.isSuccess() ? 1 : 0;
      }
    }
    return new Count(option, trials, successes);
  }

  @Override
  public List<Cell> within(Basis basis, Cell place) {
    Set<Cell> places =
        switch (basis) {
          case RANDOMISED -> given(place);
          case OBSERVATIONAL -> done.keySet();
        };
    return places.stream()
        .filter(cell -> cell.traits().size() == place.traits().size() + 1)
        .filter(cell -> cell.traits().containsAll(place.traits()))
        .sorted()
        .toList();
  }

  private Set<Cell> given(Cell place) {
    Set<Cell> cells = new HashSet<>();
    for (Closed each : sample) {
      if (each.given().isIn(place) && place.traits().size() < 2) {
        each.given().traits().stream()
            .filter(trait -> !place.traits().contains(trait))
            .map(trait ->
                place.equals(Cell.EVERYWHERE)
                    ? Cell.of(trait)
                    : Cell.of(place.traits().getFirst(), trait))
            .forEach(cells::add);
      }
    }
    return cells;
  }
}
