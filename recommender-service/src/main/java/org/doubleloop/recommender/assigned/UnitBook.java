package org.doubleloop.recommender.assigned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.metric.Metric;
import org.jspecify.annotations.Nullable;

/// What is known of one unit under a policy: what chance gave it, and what has come of actions to
/// it. It says what came of an episode only when that closes, so that it does not matter which of
/// both was told first.
///
/// An action belongs to the episode whose suggestion it names, where it was done within its time;
/// else to the latest that had begun when it was done.
final class UnitBook {
  private static final Comparator<Episode> BY_BEGIN =
      Comparator.<Episode>comparingLong(each -> each.given.assignedAt())
          .thenComparingInt(each -> each.given.episode());

  /// By when they began. Those that are not open stay while what was done in the time of one that
  /// is may be theirs.
  private final List<Episode> episodes = new ArrayList<>(1);

  /// Shared by all of whom nothing was stated.
  private List<Stated> stated = List.of();

  /// How an episode stands.
  enum State {
    OPEN,
    CLOSED,
    /// It is not kept: it ends the one before it, and nothing is known of what names it.
    DROPPED
  }

  private static final class Episode {
    private final Given given;
    private State state;

    Episode(Given given, State state) {
      this.given = given;
      this.state = state;
    }
  }

  void add(Given given, State state) {
    episodes.add(new Episode(given, state));
    episodes.sort(BY_BEGIN);
  }

  void add(Stated statement) {
    if (stated.isEmpty()) {
      stated = new ArrayList<>(1);
    }
    stated.add(statement);
  }

  List<Stated> stated() {
    return stated;
  }

  /// The episodes that stand like this.
  List<Given> all(State state) {
    return episodes.stream().filter(each -> each.state == state).map(each -> each.given).toList();
  }

  /// Takes an episode to be over.
  void close(Given given) {
    set(given, State.CLOSED);
    leaveOut(Long.MAX_VALUE);
  }

  /// Leaves out an episode that has begun earlier than was thought.
  void forget(Given given) {
    episodes.removeIf(each -> each.given.equals(given));
  }

  void drop(Given given) {
    set(given, State.DROPPED);
  }

  private void set(Given given, State state) {
    episodes.stream().filter(each -> each.given.equals(given)).forEach(each -> each.state = state);
  }

  /// Leaves out those that take nothing from any that is open.
  ///
  /// @param moment before which all are known that began
  private void leaveOut(long moment) {
    episodes.removeIf(each -> {
      long until =
          each.state == State.CLOSED ? each.given.closes() : each.given.assignedAt() / 1_000;
      return each.state != State.OPEN
          && each.given.assignedAt() / 1_000 < moment
          && episodes.stream()
              .noneMatch(
                  other -> other.state == State.OPEN && other.given.assignedAt() / 1_000 <= until);
    });
  }

  /// What has come of an episode within its time, by a metric.
  int worth(Given given, Metric metric) {
    Map<String, Stated> latest = new HashMap<>();
    for (Stated each : stated) {
      if (each.recordedAt().getEpochSecond() < given.closes() && given.equals(owner(each))) {
        latest.merge(
            each.action(), each, (one, other) -> one.number() > other.number() ? one : other);
      }
    }
    var outcomes = latest.values().stream().flatMap(each -> each.outcomes().stream()).toList();
    return (int) metric.standing(given.at(), outcomes).worth();
  }

  /// The episode that what was done belongs to, where it is open; null where there is none.
  private @Nullable Given owner(Stated each) {
    Episode latest = null;
    for (Episode episode : episodes) {
      boolean isNamed =
          episode.state != State.DROPPED && episode.given.suggestion().equals(each.suggestion());
      if (isNamed && isInTime(episode, each)) {
        latest = episode;
        break;
      }
      if (episode.given.assignedAt() <= each.actionAt().toEpochMilli()) {
        latest = episode;
      }
    }
    return latest != null && latest.state == State.OPEN && isInTime(latest, each)
        ? latest.given
        : null;
  }

  private static boolean isInTime(Episode episode, Stated each) {
    return each.actionAt().getEpochSecond() < episode.given.closes();
  }

  /// Leaves out what counts for no episode that is open, of all that was done before a moment
  /// before which all episodes are known that may have begun.
  ///
  /// @param outcomes the types of outcomes that count for an episode
  /// @return whether there is nothing left to know
  boolean tidy(long moment, Function<Given, Set<String>> outcomes) {
    leaveOutStatements(moment, outcomes);
    leaveOut(moment);
    return stated.isEmpty() && episodes.isEmpty();
  }

  private void leaveOutStatements(long moment, Function<Given, Set<String>> outcomes) {
    if (stated.isEmpty()) {
      return;
    }
    var kept = new ArrayList<Stated>(stated.size());
    for (Stated each : stated) {
      if (each.actionAt().getEpochSecond() >= moment) {
        kept.add(each);
        continue;
      }
      var owner = owner(each);
      if (owner != null) {
        each.lasting(outcomes.apply(owner)).ifPresent(kept::add);
      }
    }
    stated = kept.isEmpty() ? List.of() : kept;
  }
}
