package org.doubleloop.recommender.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the assignment that an action ends by the names of documents alone, as episodes begin in
/// the order of their numbers: by halves, beginning where the latest is thought to be.
final class EpisodeSearch {

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private final Ending ending;

  /// The last episode that is known to have begun by the moment, and the first that has not.
  private int begun;

  private int later = UNKNOWN;

  /// Where to look next while nothing is known to be later.
  private int guess = 1;

  /// What is read of an assignment.
  ///
  /// @param latest which episode is the latest, as far as that is known; 1 but in the first
  /// @param lasts null where that was not recorded yet
  /// @param acted what has ended it
  record Begun(
      String id,
      int latest,
      Instant at,
      @Nullable Duration lasts,
      @Nullable FollowingAction acted) {}

  EpisodeSearch(Ending ending) {
    this.ending = ending;
    var episode = ending.episode();
    if (episode != null) {
      begun = episode;
      later = episode + 1;
    }
  }

  Ending ending() {
    return ending;
  }

  private String idOf(int episode) {
    return AssignmentDocuments.idOf(ending.key(), ending.unit(), episode);
  }

  /// Goes as far as it gets by what has been read.
  ///
  /// @param read by the names of documents; empty where there is none
  /// @return the names of those to read next; none when it is done
  Stream<String> next(Map<String, Optional<Begun>> read) {
    while (later - begun > 1) {
      int episode = later == UNKNOWN ? Math.max(guess, begun + 1) : (begun + later) >>> 1;
      var assignment = read.get(idOf(episode));
      if (assignment == null) {
        return later == UNKNOWN
            ? Stream.of(idOf(episode), idOf(episode + 1))
            : Stream.of(idOf(episode));
      }
      if (assignment.filter(this::hasBegun).isPresent()) {
        begun = episode;
        guess = Math.max(guess, assignment.get().latest());
      } else {
        later = episode;
      }
    }
    return begun == 0 || read.containsKey(idOf(begun)) ? Stream.empty() : Stream.of(idOf(begun));
  }

  /// The assignment, once all has been read.
  Optional<Begun> found(Map<String, Optional<Begun>> read) {
    return begun == 0
        ? Optional.empty()
        : read.getOrDefault(idOf(begun), Optional.empty()).filter(this::goesOn);
  }

  private boolean hasBegun(Begun assignment) {
    return !assignment.at().isAfter(ending.moment());
  }

  /// What is done after the episode came of nothing that was assigned in it.
  private boolean goesOn(Begun assignment) {
    var lasts = assignment.lasts();
    return ending.episode() != null
        || lasts == null
        || !ending.moment().isAfter(assignment.at().plus(lasts));
  }
}
