package org.doubleloop.recommender.heed;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.evalue.DifferenceSequence;
import org.doubleloop.recommender.evalue.Estimate;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.Effect;
import org.doubleloop.recommender.guidance.Example;
import org.doubleloop.recommender.metric.Direction;
import org.jspecify.annotations.Nullable;

/// What came of a clause: whole numbers, free of the order in which it was told.
public final class ClauseTotals {
  /// So many different people have to have edited alike before anybody is shown it.
  private static final int PEOPLE = 3;

  private static final int EXAMPLES = 4;

  private ArmCounts served = ArmCounts.NOTHING;
  private ArmCounts withheld = ArmCounts.NOTHING;
  private final NavigableMap<Double, Lot> lots = new TreeMap<>();
  private final NavigableMap<String, Example> examples = new TreeMap<>();
  private final NavigableSet<String> editors = new TreeSet<>();

  public void add(boolean isServed, ArmCounts more) {
    if (isServed) {
      served = served.plus(more);
    } else {
      withheld = withheld.plus(more);
    }
  }

  /// The units to which it was served with this probability.
  public Lot lot(double share) {
    return lots.computeIfAbsent(share, _ -> new Lot());
  }

  /// Takes what somebody made of a draft; a few are kept, the same in whatever order they come.
  ///
  /// @param editor stands for who; null: nobody knows
  public void add(Example example, @Nullable String editor) {
    examples.put(Ids.hash(example.edit()), example);
    if (examples.size() > EXAMPLES) {
      examples.pollLastEntry();
    }
    if (editor != null) {
      editors.add(editor);
      if (editors.size() > PEOPLE) {
        editors.pollLast();
      }
    }
  }

  /// @param direction in which the metric is wanted to go
  public ClauseRecord record(Direction direction) {
    return new ClauseRecord(
        served,
        withheld,
        changes(),
        outcomes(direction),
        editors.size() < PEOPLE ? List.of() : List.copyOf(examples.values()));
  }

  private @Nullable Effect changes() {
    var pairs = lots.values().stream().map(Lot::changes).toList();
    return Estimate.of(pairs)
        .flatMap(estimate ->
            DifferenceSequence.ofPairs(pairs)
                .map(interval ->
                    new Effect(
                        lots.values().stream().mapToLong(lot -> lot.served().sent()).sum(),
                        lots.values().stream().mapToLong(lot -> lot.withheld().sent()).sum(),
                        interval,
                        estimate.logRatio(-Effect.MATTERS, 0),
                        estimate.logRatio(Effect.MATTERS, 0),
                        estimate.logRatio(0, -Effect.MATTERS))))
        .orElse(null);
  }

  private @Nullable Effect outcomes(Direction direction) {
    var strata =
        lots.entrySet().stream()
            .filter(lot -> lot.getKey() > 0)
            .map(lot -> lot.getValue().outcomes(lot.getKey()))
            .map(stratum -> direction == Direction.INCREASE ? stratum : stratum.inverted())
            .toList();
    return DifferenceSequence.of(strata)
        .map(interval ->
            new Effect(
                strata.stream().mapToLong(each -> each.bTrials()).sum(),
                strata.stream().mapToLong(each -> each.aTrials()).sum(),
                interval,
                Superiority.logE(strata),
                Superiority.logEOfHarm(strata),
                0))
        .orElse(null);
  }

  // What stands in a snapshot.

  public ArmCounts served() {
    return served;
  }

  public ArmCounts withheld() {
    return withheld;
  }

  public NavigableMap<Double, Lot> lots() {
    return lots;
  }

  public NavigableMap<String, Example> examples() {
    return examples;
  }

  public NavigableSet<String> editors() {
    return editors;
  }
}
