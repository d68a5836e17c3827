package org.doubleloop.recommender.ranking;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.window.Maturity;
import org.jspecify.annotations.Nullable;

/// Which cells a score looks into, and how far each is shrunk towards what is around it: measured
/// from the counts by [WeightEstimate], then the same for every context until measured again.
///
/// @param trials how many trials they were measured on
/// @param paths the ways into a context, that on which options differ most first
public record Weights(long trials, List<Path> paths) {
  /// Before anything is counted: no context matters.
  public static final Weights NONE = new Weights(0, List.of());

  /// A way into a context: one attribute, or one and then another within it.
  ///
  /// @param attributes their names, outer first
  /// @param weights for each, how many trials the belief from around it is worth, as far as is
  ///   known before looking into a cell
  public record Path(List<String> attributes, List<Double> weights) {
    public Path {
      attributes = List.copyOf(attributes);
      weights = List.copyOf(weights);
    }
  }

  /// A cell of a path, with what it has counted.
  record Step(Cell cell, CellCounts cellCounts, double weight) {}

  public Weights {
    paths = List.copyOf(paths);
  }

  /// @param maturity what pending actions are worth
  public static Weights of(Counts counts, Maturity maturity) {
    return new WeightEstimate(counts, maturity).weights();
  }

  /// Whether the counts have grown by a tenth since these were measured, which is when it is worth
  /// measuring again.
  public boolean due(Counts counts) {
    return counts.trials() > trials + trials / 10;
  }

  /// The steps into the context with these cells: along the first path that has counts there.
  List<Step> steps(Counts counts, List<Cell> cells) {
    for (Path path : paths) {
      List<Step> steps = steps(path, counts, cells);
      if (steps.size() == path.attributes().size()) {
        return steps;
      }
    }
    return List.of();
  }

  private static List<Step> steps(Path path, Counts counts, List<Cell> cells) {
    List<Step> steps = new ArrayList<>(2);
    Trait outer = null;
    for (String attribute : path.attributes()) {
      Trait trait = trait(cells, attribute);
      if (trait == null) {
        break;
      }
      Cell cell = outer == null ? Cell.of(trait) : Cell.of(outer, trait);
      CellCounts cellCounts = counts.at(cell);
      if (cellCounts == null) {
        break;
      }
      steps.add(new Step(cell, cellCounts, path.weights().get(steps.size())));
      outer = trait;
    }
    return steps;
  }

  private static @Nullable Trait trait(List<Cell> cells, String attribute) {
    for (Cell cell : cells) {
      if (cell.traits().size() == 1 && cell.traits().getFirst().attribute().equals(attribute)) {
        return cell.traits().getFirst();
      }
    }
    return null;
  }
}
