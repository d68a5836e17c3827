package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The places at a service. Who finds none waits, and keys get those that become free in turn,
/// however many requests of each are waiting: round-robin fair queueing (Nagle, "On Packet Switches
/// with Infinite Storage", RFC 970), with a limit for each flow.
///
/// A key that always has requests waiting has half of its places while others come too: turns share
/// out what is asked for, not the processors on which it is done, and all the places of one key may
/// be as many as there are of these. Once a request has waited for long, the key has all of them
/// until nothing of it waits: such a line may be the limit's own doing, and would never end. What
/// waits for something outside keeps no processor busy, and has all of its places; nor does a place
/// that rests, which is kept although its request has been answered.
final class Places {

  /// For so long requests of a key have to have waited without a break.
  private static final Duration ALWAYS = Duration.ofMillis(250);

  /// Since then another key has had a place.
  private static final Duration LATELY = Duration.ofSeconds(1);

  private enum State {
    WAITING,
    TAKEN,
    RESTING,
    GIVEN_BACK
  }

  private final Shares shares;
  private final boolean keepBusy;
  private final Duration longWait;
  private final LongSupplier nanos;
  // by key; the first one's turn is next
  private final LinkedHashMap<String, Line> waiting = new LinkedHashMap<>();
  // how many places of a key rest
  private final Map<String, Long> resting = new HashMap<>();
  // the last that had a place, and the last of another key
  private @Nullable Had latest;
  private @Nullable Had another;

  /// @param keepBusy whether who has a place keeps a processor busy
  /// @param longWait after which a key has all of its places until nothing of it waits
  /// @param nanos the time, as [System#nanoTime] tells it
  Places(Shares shares, boolean keepBusy, Duration longWait, LongSupplier nanos) {
    this.shares = shares;
    this.keepBusy = keepBusy;
    this.longWait = longWait;
    this.nanos = nanos;
  }

  /// What waits of a key.
  private static final class Line {
    private final Queue<Place> places = new ArrayDeque<>();
    private final long since;
    private boolean isFree;

    private Line(long since) {
      this.since = since;
    }
  }

  private record Had(String key, long at) {}

  /// A request's place, or that it waits for one.
  final class Place {
    private final Caller caller;
    private final long since;
    private Consumer<Place> whenTaken;
    private State state = State.WAITING;

    private Place(Caller caller, long since, Consumer<Place> whenTaken) {
      this.caller = caller;
      this.since = since;
      this.whenTaken = whenTaken;
    }

    /// Lets go of whom it tells, and so of a body: a place may be kept for longer than its request.
    private void tell() {
      var told = whenTaken;
      whenTaken = _ -> {};
      told.accept(this);
    }

    boolean isWaiting() {
      synchronized (Places.this) {
        return state == State.WAITING;
      }
    }

    /// Stops waiting.
    ///
    /// @return false where it does not wait: what has been taken is kept
    boolean giveUp() {
      synchronized (Places.this) {
        if (state != State.WAITING) {
          return false;
        }
        state = State.GIVEN_BACK;
        var line = waiting.get(caller.key());
        if (line != null && line.places.remove(this) && line.places.isEmpty()) {
          waiting.remove(caller.key());
        }
        return true;
      }
    }

    /// Keeps the place though its request has been answered.
    void rest() {
      synchronized (Places.this) {
        if (state != State.TAKEN) {
          return;
        }
        state = State.RESTING;
        resting.merge(caller.key(), 1L, Long::sum);
      }
      look();
    }

    /// Gives the place back, or stops waiting for it; the second time nothing.
    void giveBack() {
      synchronized (Places.this) {
        if (giveUp() || state == State.GIVEN_BACK) {
          return;
        }
        if (state == State.RESTING) {
          resting.computeIfPresent(caller.key(), (_, count) -> count == 1 ? null : count - 1);
        }
        state = State.GIVEN_BACK;
        shares.giveBack(caller, 1);
      }
      look();
    }
  }

  /// Asks for a place.
  ///
  /// @param whenTaken is run when it is taken, perhaps at once and on this thread
  Place ask(Caller caller, Consumer<Place> whenTaken) {
    long now = nanos.getAsLong();
    var place = new Place(caller, now, whenTaken);
    synchronized (this) {
      waiting.computeIfAbsent(caller.key(), _ -> new Line(now)).places.add(place);
    }
    look();
    return place;
  }

  /// How long a request waits before its key has all of its places again; to be followed by
  /// [#look].
  Duration longWait() {
    return longWait;
  }

  /// Gives places to whom there are some for by now.
  void look() {
    List<Place> next;
    synchronized (this) {
      next = next();
    }
    next.forEach(Place::tell);
  }

  /// Whether all are taken, by whomever.
  boolean areTaken() {
    return shares.isExhausted();
  }

  /// Gives places to the next ones for whom there are some.
  private List<Place> next() {
    long now = nanos.getAsLong();
    var given = new ArrayList<Place>();
    for (var next = next(now); next.isPresent(); next = next(now)) {
      next.ifPresent(place -> {
        endTurn(place, now);
        given.add(place);
      });
    }
    return given;
  }

  private Optional<Place> next(long now) {
    return waiting.values().stream()
        .filter(line -> take(line, now))
        .map(line -> line.places.element())
        .findFirst();
  }

  private boolean take(Line line, long now) {
    var first = line.places.element();
    line.isFree |= now - first.since >= longWait.toNanos();
    boolean isHalved =
        keepBusy
            && !line.isFree
            && now - line.since > ALWAYS.toNanos()
            && othersCome(first.caller.key(), now);
    return isHalved
        ? shares.takeOfHalf(first.caller, 1, resting.getOrDefault(first.caller.key(), 0L))
        : shares.take(first.caller, 1);
  }

  private boolean othersCome(String key, long now) {
    var last = latest != null && latest.key().equals(key) ? another : latest;
    return last != null && now - last.at() < LATELY.toNanos();
  }

  /// The next turn of its key comes after those of all others.
  private void endTurn(Place place, long now) {
    var key = place.caller.key();
    place.state = State.TAKEN;
    if (latest != null && !latest.key().equals(key)) {
      another = latest;
    }
    latest = new Had(key, now);
    var line = waiting.remove(key);
    if (line != null && line.places.remove(place) && !line.places.isEmpty()) {
      waiting.put(key, line);
    }
  }
}
