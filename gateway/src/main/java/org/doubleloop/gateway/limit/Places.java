package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The places at a service. Who finds none waits, and keys get those that become free in turn,
/// however many requests of each are waiting: round-robin fair queueing (Nagle, "On Packet Switches
/// with Infinite Storage", RFC 970), with a limit for each flow.
///
/// Turns share out what is asked for, not the processors on which it is done, and all the places of
/// one key may be as many as there are of these. So a key that has had much lately has half of its
/// places while others come, and one that has had too much none for a while: see [Usage]. What
/// waits for something outside keeps no processor busy, and has all of its places.
final class Places {

  /// What waits for something outside does no more than this itself.
  private static final Duration WORK = Duration.ofMillis(20);

  /// Of what it may have on average; who has had more has half of its places.
  private static final double MUCH = .5;

  private enum State {
    WAITING,
    TAKEN,
    GIVEN_BACK
  }

  private final Shares shares;
  private final boolean keepBusy;
  private final Usage usage;
  private final Time time;
  // by key; the first one's turn is next
  private final LinkedHashMap<String, Queue<Place>> waiting = new LinkedHashMap<>();
  private @Nullable Long wakesAt;

  /// Where the time comes from.
  interface Time {
    /// As [System#nanoTime] tells it.
    long nanos();

    /// Runs something when so many nanoseconds have passed.
    void after(long nanos, Runnable task);
  }

  /// @param keepBusy whether who has a place keeps a processor busy
  /// @param usage of all services among which the processors are shared
  Places(Shares shares, boolean keepBusy, Usage usage, Time time) {
    this.shares = shares;
    this.keepBusy = keepBusy;
    this.usage = usage;
    this.time = time;
  }

  /// A request's place, or that it waits for one.
  final class Place {
    private final Caller caller;
    private final Consumer<Place> whenTaken;
    private State state = State.WAITING;
    private long takenAt;

    private Place(Caller caller, Consumer<Place> whenTaken) {
      this.caller = caller;
      this.whenTaken = whenTaken;
    }

    private void tell() {
      whenTaken.accept(this);
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
        usage.change(caller.key(), -1, 0, time.nanos());
        var line = waiting.get(caller.key());
        if (line != null && line.remove(this) && line.isEmpty()) {
          waiting.remove(caller.key());
        }
        return true;
      }
    }

    /// Gives the place back, or stops waiting for it; the second time nothing.
    void giveBack() {
      List<Place> next;
      synchronized (Places.this) {
        if (giveUp() || state == State.GIVEN_BACK) {
          return;
        }
        state = State.GIVEN_BACK;
        shares.giveBack(caller, 1);
        countEnd(this);
        next = next();
      }
      next.forEach(Place::tell);
    }
  }

  /// Asks for a place.
  ///
  /// @param whenTaken is run when it is taken, perhaps at once and on this thread
  Place ask(Caller caller, Consumer<Place> whenTaken) {
    var place = new Place(caller, whenTaken);
    List<Place> next;
    synchronized (this) {
      usage.change(caller.key(), 1, 0, time.nanos());
      waiting.computeIfAbsent(caller.key(), _ -> new ArrayDeque<>()).add(place);
      next = next();
    }
    next.forEach(Place::tell);
    return place;
  }

  /// Whether all are taken, by whomever.
  boolean areTaken() {
    return shares.isExhausted();
  }

  /// Gives places to the next ones for whom there are some.
  private List<Place> next() {
    long now = time.nanos();
    var given = new ArrayList<Place>();
    for (var next = next(now); next.isPresent(); next = next(now)) {
      next.ifPresent(place -> {
        endTurn(place, now);
        given.add(place);
      });
    }
    wakeForWhoHasHadTooMuch(now);
    return given;
  }

  private Optional<Place> next(long now) {
    return waiting.values().stream()
        .map(Queue::element)
        .filter(place -> take(place.caller, now))
        .findFirst();
  }

  private boolean take(Caller caller, long now) {
    double share = usage.share(caller.key(), now);
    if (share > 1) {
      return false;
    }
    return (keepBusy && share > MUCH) ? shares.takeOfHalf(caller, 1) : shares.take(caller, 1);
  }

  private void countEnd(Place place) {
    long now = time.nanos();
    var key = place.caller.key();
    usage.change(key, -1, keepBusy ? -1 : 0, now);
    if (!keepBusy) {
      usage.add(key, Math.min(now - place.takenAt, WORK.toNanos()), now);
    }
  }

  private void wakeForWhoHasHadTooMuch(long now) {
    waiting.keySet().stream()
        .mapToDouble(key -> usage.share(key, now))
        .filter(share -> share > 1)
        .min()
        .ifPresent(share -> wakeAfter(Usage.untilOne(share), now));
  }

  private void wakeAfter(long nanos, long now) {
    if (wakesAt == null || now + nanos - wakesAt < 0) {
      wakesAt = now + nanos;
      time.after(nanos, this::wake);
    }
  }

  private void wake() {
    List<Place> next;
    synchronized (this) {
      wakesAt = null;
      next = next();
    }
    next.forEach(Place::tell);
  }

  /// The next turn of its key comes after those of all others.
  private void endTurn(Place place, long now) {
    var key = place.caller.key();
    place.state = State.TAKEN;
    place.takenAt = now;
    usage.change(key, 0, keepBusy ? 1 : 0, now);
    var line = waiting.remove(key);
    if (line != null && line.remove(place) && !line.isEmpty()) {
      waiting.put(key, line);
    }
  }
}
