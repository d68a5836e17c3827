package org.doubleloop.recommender.given;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.jspecify.annotations.Nullable;

/// What came of the units of an experiment: each counts once, by the first suggestion that gave it
/// its variant, however often it was given again. Whole numbers, free of the order in which they
/// were told.
public final class Tried {
  /// By which the metric that decides is counted; watch metrics are by their ids.
  public static final String METRIC = "";

  private final Map<String, Given> open = new TreeMap<>();
  private final Set<Long> closed = new TreeSet<>();
  private final Map<String, Long> given = new TreeMap<>();
  private final Map<Counted, Arm> arms = new TreeMap<>();

  /// A metric of a variant.
  public record Counted(String variant, String metric) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      int order = variant.compareTo(other.variant);
      return order == 0 ? metric.compareTo(other.metric) : order;
    }
  }

  /// What came of units whose time is over.
  ///
  /// @param successes as tests count them
  /// @param sum of what they are worth, each up to
  ///   [org.doubleloop.recommender.window.Standing#WHOLE]
  /// @param squares of the same
  public record Arm(long units, long successes, long sum, long squares) {
    public static final Arm NOTHING = new Arm(0, 0, 0, 0);

    Arm plus(Arm other) {
      return new Arm(
          units + other.units,
          successes + other.successes,
          sum + other.sum,
          squares + other.squares);
    }

    static Arm of(Closed closed) {
      long worth = closed.worth();
      return new Arm(1, closed.isSuccess() ? 1 : 0, worth, worth * worth);
    }
  }

  /// Takes a unit that was given its variant, now or before.
  ///
  /// @return the one that gives way to it: null where none does, itself where it says nothing new
  public @Nullable Given begin(Given unit) {
    if (closed.contains(unit.place())) {
      return unit;
    }
    var before = open.get(unit.unit());
    if (before != null && Given.BY_CLOSING.compare(before, unit) <= 0) {
      return unit;
    }
    open.put(unit.unit(), unit);
    if (before == null) {
      given.merge(variant(unit), 1L, Long::sum);
    }
    return before;
  }

  /// Counts what came of a unit whose time is over.
  ///
  /// @param worths by metric
  public void close(Given unit, Map<String, Integer> worths) {
    open.remove(unit.unit());
    closed.add(unit.place());
    worths.forEach((metric, worth) ->
        arms.merge(new Counted(variant(unit), metric), Arm.of(new Closed(unit, worth)), Arm::plus));
  }

  private static String variant(Given unit) {
    Trial trial = Objects.requireNonNull(unit.trial());
    return trial.variant();
  }

  /// What came of a variant by a metric.
  public Arm arm(String variant, String metric) {
    return arms.getOrDefault(new Counted(variant, metric), Arm.NOTHING);
  }

  /// How many units were given a variant.
  public long given(String variant) {
    return given.getOrDefault(variant, 0L);
  }

  /// The same, which does not change with this.
  public Tried copy() {
    var copy = new Tried();
    copy.given.putAll(given);
    copy.arms.putAll(arms);
    return copy;
  }

  // What stands in a snapshot, beside the units that are open.

  /// Takes a unit that is open and counted among those that were given something.
  public void resume(Given unit) {
    open.put(unit.unit(), unit);
  }

  public Set<Long> closed() {
    return closed;
  }

  public Map<Counted, Arm> arms() {
    return arms;
  }

  /// How many were given each variant.
  public Map<String, Long> given() {
    return given;
  }
}
