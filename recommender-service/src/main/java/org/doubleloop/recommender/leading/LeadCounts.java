package org.doubleloop.recommender.leading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// What actions have come to by a metric, by option and by whether they had a leading indicator: as
/// long as windows are open by when both close. The order in which actions are added and windows
/// close makes no difference. Bounded by some 18 times at which the windows of a metric close, of
/// each option.
///
/// Not safe for use by several threads at once.
public final class LeadCounts {
  private final Map<Key, Tally> tallies = new HashMap<>();
  private long closedAt = Delays.CLOSED;

  /// What is counted together.
  ///
  /// @param closes when the windows of the metric close, or [Delays#CLOSED]
  /// @param decided when those of the indicator close, or [Delays#CLOSED]
  /// @param had whether the actions had the indicator
  public record Key(String option, long closes, long decided, boolean had)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = option.compareTo(other.option);
      order = order == 0 ? Long.compare(closes, other.closes) : order;
      order = order == 0 ? Long.compare(decided, other.decided) : order;
      return order == 0 ? Boolean.compare(had, other.had) : order;
    }
  }

  /// Adds what actions have come to, or a difference.
  public void add(Key key, Tally tally) {
    var placed = placed(key);
    var change = placed.closes() == Delays.CLOSED ? tally.closed() : tally;
    if (tallies.merge(placed, change, Tally::plus).isNothing()) {
      tallies.remove(placed);
    }
  }

  /// Takes the windows that close up to this moment to be over.
  ///
  /// @param moment in seconds since 1970
  public void close(long moment) {
    if (moment <= closedAt) {
      return;
    }
    closedAt = moment;
    var due = new HashMap<Key, Tally>();
    tallies.forEach((key, tally) -> {
      if (!placed(key).equals(key)) {
        due.put(key, tally);
      }
    });
    tallies.keySet().removeAll(due.keySet());
    due.forEach(this::add);
  }

  /// All that is counted, in the one order in which equal counts are equal.
  public void forEach(BiConsumer<Key, Tally> taker) {
    new TreeMap<>(tallies).forEach(taker);
  }

  /// What the indicator says early of an option, or of all together; nothing where no action is
  /// open that is old enough for the indicator to be known, or none has closed.
  ///
  /// @param option null for all
  public Optional<EarlyRate> early(@Nullable String option) {
    var group = new Group();
    tallies.forEach((key, tally) -> {
      if (option == null || option.equals(key.option())) {
        group.add(key, tally);
      }
    });
    return group.early();
  }

  private Key placed(Key key) {
    return new Key(key.option(), placed(key.closes()), placed(key.decided()), key.had());
  }

  private long placed(long closes) {
    return closes <= closedAt ? Delays.CLOSED : closes;
  }

  /// Actions, as an early rate needs them.
  private static final class Group {
    private Tally with = Tally.NOTHING;
    private Tally without = Tally.NOTHING;
    private long openWith;
    private long openWithout;

    void add(Key key, Tally tally) {
      if (key.closes() == Delays.CLOSED) {
        with = key.had() ? with.plus(tally) : with;
        without = key.had() ? without : without.plus(tally);
      } else if (key.decided() == Delays.CLOSED) {
        long actions = tally.pending() + tally.trials();
        openWith += key.had() ? actions : 0;
        openWithout += key.had() ? 0 : actions;
      }
    }

    Optional<EarlyRate> early() {
      return openWith + openWithout > 0 && with.trials() + without.trials() > 0
          ? Optional.of(
              EarlyRate.of(
                  Seen.of(known(with)),
                  Seen.of(known(without)),
                  Math.max(0, openWith),
                  Math.max(0, openWithout)))
          : Optional.empty();
    }

    private static Trials known(Tally tally) {
      long known = Math.max(0, tally.trials());
      long sum = Math.clamp(tally.sum(), 0, known * Standing.WHOLE);
      return new Trials(
          known, sum, Math.clamp(tally.squares(), 0, sum * Standing.WHOLE), tally.full(), 0, 0, 0);
    }
  }
}
