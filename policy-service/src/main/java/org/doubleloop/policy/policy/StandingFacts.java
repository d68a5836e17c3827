package org.doubleloop.policy.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.defended.DefendedByDefault;
import org.jspecify.annotations.Nullable;

/// What was read of a policy at a moment, from which follows how it stands until there is a newer
/// version or archival, or another version comes into force.
///
/// @param version the number of the version in force
/// @param reviewBy the day by which that is to be looked at again
/// @param above when the versions with higher numbers come into force
/// @param archival the last one; null where it was never archived
record StandingFacts(
    Instant read,
    int version,
    @Nullable LocalDate reviewBy,
    NavigableMap<Integer, Instant> above,
    @Nullable Archival archival) {

  StandingFacts {
    above = Collections.unmodifiableNavigableMap(new TreeMap<>(above));
  }

  /// Whether the same version is in force. A moment before that of reading may have had another.
  boolean holdsAt(Instant now) {
    return !now.isBefore(read) && above.values().stream().allMatch(now::isBefore);
  }

  /// The number of the newest version.
  int newest() {
    return above.isEmpty() ? version : above.lastKey();
  }

  /// How often it was archived or restored.
  int archivals() {
    return archival == null ? 0 : archival.number();
  }

  Standing at(Instant now) {
    return new Standing(
        version,
        archival,
        newest(),
        Standing.scheduled(above),
        DefendedByDefault.since(reviewBy, now).orElse(null));
  }

  /// How much is remembered, as against a policy of which nothing is scheduled.
  int weight() {
    return 1 + above.size() / 4;
  }
}
