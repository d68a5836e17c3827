package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.ranking.Weights.Path;
import org.doubleloop.recommender.window.Maturity;

/// Measures by how much options differ between the values of an attribute, and of a second one
/// within, beyond chance and beyond what moves all options of a cell alike: one [Overdispersion]
/// for each attribute and for each ordered pair.
final class WeightEstimate {
  private final Counts counts;
  private final Maturity maturity;
  private final Beliefs everywhere;
  private final Map<String, Overdispersion> singles = new TreeMap<>();
  private final Map<Ordered, Overdispersion> pairs = new TreeMap<>();

  private record Ordered(String outer, String inner) implements Comparable<Ordered> {
    private static final Comparator<Ordered> ORDER =
        Comparator.comparing(Ordered::outer).thenComparing(Ordered::inner);

    @Override
    public int compareTo(Ordered other) {
      return ORDER.compare(this, other);
    }
  }

  private record Scored(double scatter, Path path) {}

  WeightEstimate(Counts counts, Maturity maturity) {
    this.counts = counts;
    this.maturity = maturity;
    this.everywhere = Beliefs.everywhere(counts, maturity);
  }

  Weights weights() {
    for (Cell cell : counts.cells(1)) {
      String attribute = cell.traits().getFirst().attribute();
      read(
          everywhere,
          cell,
          singles.computeIfAbsent(
              attribute, any -> new Overdispersion(Overdispersion.START_WEIGHT)));
    }
    for (Cell cell : counts.cells(2)) {
      readPair(cell, cell.traits().getFirst(), cell.traits().getLast());
      readPair(cell, cell.traits().getLast(), cell.traits().getFirst());
    }
    List<Path> paths = new ArrayList<>(pairPaths());
    paths.addAll(singlePaths());
    return new Weights(counts.trials(), paths);
  }

  private void readPair(Cell cell, Trait outer, Trait inner) {
    Cell outerCell = Cell.of(outer);
    CellCounts cellCounts = counts.at(outerCell);
    Overdispersion single = singles.get(outer.attribute());
    if (cellCounts != null && single != null) {
      Ordered pair = new Ordered(outer.attribute(), inner.attribute());
      read(
          everywhere.within(outerCell, cellCounts, single.weight()),
          cell,
          pairs.computeIfAbsent(pair, any -> new Overdispersion(Overdispersion.START_WEIGHT)));
    }
  }

  private void read(Beliefs around, Cell cell, Overdispersion scatter) {
    CellCounts cellCounts = counts.at(cell);
    if (cellCounts == null) {
      return;
    }
    Beliefs inside = around.within(cell, cellCounts, Overdispersion.START_WEIGHT);
    for (int place = 0; place < counts.optionCount(); place++) {
      int option = counts.optionAt(place);
      scatter.add(cellCounts.trials(option, maturity), inside.prior(option));
    }
  }

  private List<Path> pairPaths() {
    List<Scored> scored = new ArrayList<>();
    pairs.forEach((pair, inner) -> {
      Overdispersion outer =
          singles.getOrDefault(pair.outer(), new Overdispersion(Overdispersion.START_WEIGHT));
      scored.add(
          new Scored(
              outer.value() + inner.value(),
              new Path(
                  List.of(pair.outer(), pair.inner()), List.of(outer.weight(), inner.weight()))));
    });
    return ordered(scored);
  }

  private List<Path> singlePaths() {
    List<Scored> scored = new ArrayList<>();
    singles.forEach((attribute, scatter) ->
        scored.add(
            new Scored(scatter.value(), new Path(List.of(attribute), List.of(scatter.weight())))));
    return ordered(scored);
  }

  // A stable sort: where nothing speaks for one path, the order is that of the names.
  private static List<Path> ordered(List<Scored> scored) {
    scored.sort(Comparator.comparingDouble(Scored::scatter).reversed());
    return scored.stream().map(Scored::path).toList();
  }
}
