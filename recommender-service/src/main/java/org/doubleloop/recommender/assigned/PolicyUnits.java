package org.doubleloop.recommender.assigned;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doubleloop.recommender.assigned.UnitBook.State;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.given.Sample;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// The units of one policy. To be used by one thread at a time.
final class PolicyUnits {
  /// For how long is waited, once the time of a unit is over, for what was captured in it.
  static final long PATIENCE = 3_600;

  private final Map<String, UnitBook> units = new HashMap<>();
  private final NavigableSet<Given> open = new TreeSet<>(Given.BY_CLOSING);
  private final Map<Integer, Map<String, Metric>> metrics = new HashMap<>();
  private final SortedMap<String, Tried> trials = new TreeMap<>();
  private final SortedMap<Integer, Nomination> nominations = new TreeMap<>();
  private final Map<Integer, Totals> totals = new HashMap<>();
  private final NavigableMap<Long, Long> limits = new TreeMap<>();
  private final Sample sample = new Sample();
  private final Shared shared = new Shared();
  private @Nullable Look look;
  private long closed;
  private long late;
  private long passed = Ticks.NEVER;

  /// @param version by which it is said what came of it
  void add(Given given, PolicyVersion version) {
    if (isOver(given)) {
      late++;
      return;
    }
    metrics.put(version.version(), metrics(version));
    if (given.trial() != null) {
      begin(given, given.trial());
    } else {
      add(given, given.place() < limit(given.assignedAt()) ? State.OPEN : State.DROPPED);
    }
  }

  private static Map<String, Metric> metrics(PolicyVersion version) {
    var metrics = new TreeMap<String, Metric>();
    metrics.put(Tried.METRIC, version.metric());
    version.watch().forEach(watch -> metrics.put(watch.id(), watch.metric()));
    return metrics;
  }

  private void begin(Given given, Trial trial) {
    var instead = trial(trial.experiment()).begin(given);
    if (given.equals(instead)) {
      return;
    }
    if (instead != null) {
      open.remove(instead);
      book(instead.unit()).forget(instead);
    }
    add(given, State.OPEN);
  }

  Tried trial(String experiment) {
    return trials.computeIfAbsent(experiment, _ -> new Tried());
  }

  private void add(Given given, State state) {
    var kept = given.with(shared::one, shared::one);
    book(kept.unit()).add(kept, state);
    if (state == State.OPEN) {
      open.add(kept);
    }
  }

  private boolean isOver(Given given) {
    return given.closes() + PATIENCE <= passed;
  }

  /// Below which place units are kept that were assigned at some moment.
  ///
  /// @param assignedAt in milliseconds since 1970
  long limit(long assignedAt) {
    var before = limits.floorEntry(assignedAt);
    return before == null ? Long.MAX_VALUE : before.getValue();
  }

  /// @param unit that the action was done to, by one of its names
  void add(String unit, Stated statement) {
    book(unit).add(statement);
  }

  /// Notes what was stated so long ago that units have closed without it.
  void noteWhereLate(Stated statement) {
    if (statement.recordedAt().getEpochSecond() + PATIENCE < passed) {
      late++;
    }
  }

  UnitBook book(String unit) {
    return units.computeIfAbsent(unit, _ -> new UnitBook());
  }

  /// @param known by which the versions say what came of units that were in force when it nominated
  void add(Look other, List<PolicyVersion> known) {
    known.forEach(version -> metrics.put(version.version(), metrics(version)));
    if (look == null || Look.ORDER.compare(look, other) < 0) {
      look = other;
    }
    other.nominated().forEach(this::nominate);
    var limit = other.limit();
    if (limit != null) {
      limit(limit);
    }
  }

  private void nominate(Nomination nomination) {
    nominations.put(nomination.number(), nomination);
    totals.computeIfAbsent(nomination.number(), _ -> new Totals());
  }

  /// Keeps no others but those below a place, of what is assigned from a moment on.
  private void limit(Look.Limit lowered) {
    limits.merge(lowered.since(), lowered.place(), Math::min);
    for (Given given : List.copyOf(open)) {
      if (given.trial() == null && given.place() >= limit(given.assignedAt())) {
        open.remove(given);
        book(given.unit()).drop(given);
      }
    }
  }

  /// Closes the units whose time is over, in the order in which it was, so that it does not matter
  /// how often this is asked for.
  ///
  /// @param moment up to which all has been told, in seconds since 1970
  void close(long moment) {
    if (moment <= passed) {
      return;
    }
    passed = moment;
    while (!open.isEmpty() && isOver(open.first())) {
      close(Objects.requireNonNull(open.pollFirst()));
    }
    units.values().removeIf(book -> book.tidy(moment - PATIENCE, this::outcomes));
  }

  private void close(Given given) {
    var book = book(given.unit());
    if (given.trial() == null) {
      count(new Closed(given, book.worth(given, metric(given))));
    } else {
      var worths = new TreeMap<String, Integer>();
      metrics(given).forEach((id, metric) -> worths.put(id, book.worth(given, metric)));
      trial(given.trial().experiment()).close(given, worths);
    }
    book.close(given);
  }

  private void count(Closed over) {
    var given = over.given();
    closed++;
    sample.add(over);
    nominations.forEach((number, nomination) -> {
      if (nomination.since() <= given.assignedAt()
          && metric(given).isLike(metric(nomination.version()))) {
        Objects.requireNonNull(totals.get(number)).add(nomination.contrast(), over);
      }
    });
  }

  private Map<String, Metric> metrics(int version) {
    return Objects.requireNonNull(metrics.get(version), "by version " + version);
  }

  private Metric metric(int version) {
    return Objects.requireNonNull(metrics(version).get(Tried.METRIC));
  }

  private Map<String, Metric> metrics(Given given) {
    return metrics(given.stratum().version());
  }

  private Metric metric(Given given) {
    return metric(given.stratum().version());
  }

  private Set<String> outcomes(Given given) {
    return given.trial() == null
        ? Set.of(metric(given).outcome())
        : metrics(given).values().stream().map(Metric::outcome).collect(toUnmodifiableSet());
  }

  // What stands in a snapshot.

  Map<String, UnitBook> units() {
    return units;
  }

  NavigableSet<Given> open() {
    return open;
  }

  Sample sample() {
    return sample;
  }

  SortedMap<Integer, Nomination> nominations() {
    return nominations;
  }

  Totals totals(Nomination nomination) {
    return totals.computeIfAbsent(nomination.number(), _ -> new Totals());
  }

  /// What came of experiments, by their ids.
  SortedMap<String, Tried> trials() {
    return trials;
  }

  NavigableMap<Long, Long> limits() {
    return limits;
  }

  /// The newest.
  @Nullable Look look() {
    return look;
  }

  /// How many have closed.
  long closed() {
    return closed;
  }

  /// How much was told when its time was over, and counts nowhere.
  long late() {
    return late;
  }

  /// Up to when all has been told, in seconds since 1970.
  long passed() {
    return passed;
  }

  void restore(Nomination nomination, PolicyVersion version) {
    metrics.put(version.version(), metrics(version));
    nominate(nomination);
  }

  void restore(long number, long moment) {
    closed = number;
    passed = moment;
  }

  void restore(Given given, PolicyVersion version, State state) {
    metrics.put(version.version(), metrics(version));
    if (given.trial() != null && state == State.OPEN) {
      trial(given.trial().experiment()).resume(given);
    }
    add(given, state);
  }

  /// The episodes that stand like this, in the order in which they close.
  List<Given> all(State state) {
    return units.values().stream()
        .flatMap(book -> book.all(state).stream())
        .sorted(Given.BY_CLOSING)
        .toList();
  }
}
