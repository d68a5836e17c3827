package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.policy.KnownMetric.Role;
import org.jspecify.annotations.Nullable;

/// What of a policy's version matters to what happened under it.
///
/// @param outcome the type of outcomes by which its metric counts
/// @param window how long after an action an outcome counts for it
/// @param unit what it assigns to an option as one
/// @param grace how long after the window's end an outcome is waited for
/// @param countWeak whether outcomes that are not certain count
/// @param cap the most that an action is worth by its metric; null where it succeeds or fails
/// @param beside what it counts beside its metric
public record KnownVersion(
    String organization,
    String policy,
    int version,
    Instant effectiveFrom,
    String outcome,
    Duration window,
    UnitKind unit,
    Duration grace,
    boolean countWeak,
    @Nullable Double cap,
    List<KnownMetric> beside,
    Set<String> options,
    List<KnownAttribute> attributes) {

  public KnownVersion {
    beside = List.copyOf(beside);
    options = Set.copyOf(options);
    attributes = List.copyOf(attributes);
  }

  /// All that it counts: the metric that decides, then what is counted beside it.
  public Stream<KnownMetric> metrics() {
    return Stream.concat(
        Stream.of(new KnownMetric(null, Role.METRIC, outcome, window, countWeak, cap)),
        beside.stream());
  }

  /// Whether an outcome of this type at that moment came of an action under it, where it names
  /// none.
  public boolean awaits(String type, Instant actionAt, Instant happened) {
    return !happened.isBefore(actionAt)
        && metrics().anyMatch(each -> each.holds(type, actionAt, happened));
  }

  /// For how long after an action any outcome counts for it.
  public Duration longestWindow() {
    return metrics().map(KnownMetric::window).max(Comparator.naturalOrder()).orElse(window);
  }

  /// The same, with the lists of another version where those are equal: most versions of a policy
  /// differ in less, and all of them stay in memory.
  KnownVersion sharing(KnownVersion other) {
    return new KnownVersion(
        organization,
        policy,
        version,
        effectiveFrom,
        outcome,
        window,
        unit,
        grace,
        countWeak,
        cap,
        beside.equals(other.beside) ? other.beside : beside,
        options.equals(other.options) ? other.options : options,
        attributes.equals(other.attributes) ? other.attributes : attributes);
  }
}
