package org.doubleloop.policy.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import org.doubleloop.policy.archival.Archival;
import org.jspecify.annotations.Nullable;

/// How a policy stands now, beside what its version in force says.
///
/// @param version the number of that version
/// @param archival the last one; null where it was never archived
/// @param newest the number of the newest version
/// @param scheduled the versions that will come into force, in this order
/// @param defendedSince since when something of it may be defended by default; null where nothing
///   is
public record Standing(
    int version,
    @Nullable Archival archival,
    int newest,
    List<Scheduled> scheduled,
    @Nullable LocalDate defendedSince) {

  /// A version that will come into force.
  public record Scheduled(int version, Instant effectiveFrom) {}

  public Standing {
    scheduled = List.copyOf(scheduled);
  }

  /// Those of some versions that will come into force: a newer one that does so earlier, or at the
  /// same moment, comes before.
  ///
  /// @param above when each version comes into force
  static List<Scheduled> scheduled(NavigableMap<Integer, Instant> above) {
    var scheduled = new ArrayList<Scheduled>();
    above
        .descendingMap()
        .forEach((version, from) -> {
          if (scheduled.isEmpty() || from.isBefore(scheduled.getLast().effectiveFrom())) {
            scheduled.add(new Scheduled(version, from));
          }
        });
    Collections.reverse(scheduled);
    return scheduled;
  }

  /// Whether it is archived.
  public boolean isArchived() {
    return archival != null && archival.archived();
  }

  /// The ETag of all that is answered about it: the rest follows from the version, which never
  /// changes, and from those before it.
  public String tag() {
    return "\"%d%s%s%s\""
        .formatted(
            version,
            archival == null ? "" : "-a" + archival.number(),
            newest == version ? "" : "-n" + newest,
            defendedSince == null ? "" : "-d");
  }
}
