package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.unit.UnitKind;

/// What of a policy's version matters to what happened under it.
///
/// @param outcome the type of outcomes by which its metric counts
/// @param window how long after an action an outcome counts for it
/// @param unit what it assigns to an option as one
/// @param grace how long after the window's end an outcome is waited for
/// @param countWeak whether outcomes that are not certain count
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
    Set<String> options,
    List<KnownAttribute> attributes) {

  public KnownVersion {
    options = Set.copyOf(options);
    attributes = List.copyOf(attributes);
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
        options.equals(other.options) ? other.options : options,
        attributes.equals(other.attributes) ? other.attributes : attributes);
  }
}
