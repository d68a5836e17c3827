package org.doubleloop.recommender.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.doubleloop.recommender.association.RateRatio.Stratum;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.hunch.Count;
import org.jspecify.annotations.Nullable;

/// Finds the strongest associations in what was done, at most [#MOST], everywhere or for one value
/// of one attribute: what is compared must be compared again within each other attribute, and
/// counts know no more than two of them together. Closed windows only.
///
/// At a place, each option is compared with the one that was done there most.
public final class Associations {
  public static final int MOST = 3;

  private static final long LEAST_TRIALS = 30;
  private static final double LEAST_SCORE = 2.6;

  /// So many contrasts may be expected to reach it by luck.
  private static final double EXPECTED_BY_LUCK = .1;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static final Comparator<Association> STRONGEST_FIRST =
      Comparator.comparingDouble((Association each) -> each.ratio().score())
          .reversed()
          .thenComparing(Association::contrast);

  private final Map<Cell, List<Count>> cells = new HashMap<>();
  private final List<String> options;

  private Associations(Done done) {
    this.options =
        done.places().values().stream()
            .flatMap(sums -> sums.keySet().stream())
            .distinct()
            .sorted()
            .toList();
    done.places().keySet().forEach(place -> cells.put(place, closed(done, place)));
  }

  private List<Count> closed(Done done, Cell place) {
    return options.stream()
        .map(option -> done.of(place, option))
        .map(sum -> new Count(sum.trials(), sum.worth()))
        .toList();
  }

  public static List<Association> among(Done done) {
    return new Associations(done).strongest();
  }

  private List<Association> strongest() {
    Map<Cell, Map<String, List<Cell>>> parts = parts();
    long attributes = attributes();
    List<Association> all = new ArrayList<>();
    cells.keySet().stream()
        .filter(cell -> cell.traits().size() < 2 || attributes == 2)
        .forEach(cell -> addAll(all, cell, parts.getOrDefault(cell, Map.of())));
    double tail = Math.min(.5, EXPECTED_BY_LUCK / Math.max(1, all.size()));
    double least = Math.max(LEAST_SCORE, NORMAL.inverseSurvivalProbability(tail));
    List<Association> kept = new ArrayList<>();
    all.stream()
        .filter(each -> each.ratio().score() >= least)
        .sorted(STRONGEST_FIRST)
        .forEach(each -> {
          boolean isNew =
              kept.stream().noneMatch(old -> old.contrast().isInLineWith(each.contrast().place()));
          if (isNew && kept.size() < MOST) {
            kept.add(each);
          }
        });
    return List.copyOf(kept);
  }

  /// How many are recorded. Where there are but two, nothing is left by which places with both
  /// could be adjusted, and they are looked at as they are.
  private long attributes() {
    return cells.keySet().stream()
        .flatMap(cell -> cell.traits().stream())
        .map(Trait::attribute)
        .distinct()
        .count();
  }

  /// By place and attribute, the cells into which the attribute's values divide the place.
  private Map<Cell, Map<String, List<Cell>>> parts() {
    Map<Cell, Map<String, List<Cell>>> parts = new HashMap<>();
    cells.keySet().stream()
        .sorted()
        .forEach(cell -> {
          for (Trait trait : cell.traits()) {
            List<Trait> rest =
                cell.traits().stream().filter(other -> !other.equals(trait)).toList();
            parts
                .computeIfAbsent(new Cell(rest), none -> new TreeMap<>())
                .computeIfAbsent(trait.attribute(), none -> new ArrayList<>())
                .add(cell);
          }
        });
    return parts;
  }

  private void addAll(List<Association> all, Cell place, Map<String, List<Cell>> parts) {
    List<Count> counts = counts(place);
    int than = 0;
    for (int option = 1; option < counts.size(); option++) {
      if (counts.get(option).trials() > counts.get(than).trials()) {
        than = option;
      }
    }
    for (int option = 0; option < counts.size(); option++) {
      if (option != than
          && counts.get(option).trials() >= LEAST_TRIALS
          && counts.get(than).trials() >= LEAST_TRIALS) {
        all.add(association(place, option, than, parts));
      }
    }
  }

  private Association association(Cell place, int better, int than, Map<String, List<Cell>> parts) {
    RateRatio least = ratio(List.of(place), better, than);
    @Nullable String within = null;
    for (Map.Entry<String, List<Cell>> each : parts.entrySet()) {
      RateRatio ratio = ratio(each.getValue(), better, than);
      if (within == null || ratio.score() < least.score()) {
        least = ratio;
        within = each.getKey();
      }
    }
    return new Association(
        new Contrast(place, options.get(better), options.get(than)),
        counts(place).get(better),
        counts(place).get(than),
        within,
        least,
        HiddenCause.of(least));
  }

  private RateRatio ratio(List<Cell> strata, int better, int than) {
    return RateRatio.of(
        strata.stream()
            .map(cell -> new Stratum(counts(cell).get(than), counts(cell).get(better)))
            .toList());
  }

  private List<Count> counts(Cell cell) {
    return cells.getOrDefault(cell, List.of());
  }
}
