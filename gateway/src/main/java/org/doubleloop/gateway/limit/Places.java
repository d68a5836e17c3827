package org.doubleloop.gateway.limit;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/// The places at a service. Who finds none waits, and keys get those that become free in turn,
/// however many requests of each are waiting: round-robin fair queueing (Nagle, "On Packet Switches
/// with Infinite Storage", RFC 970), with a limit for each flow.
final class Places {

  private enum State {
    WAITING,
    TAKEN,
    GIVEN_BACK
  }

  private final Shares shares;
  // by key; the first one's turn is next
  private final LinkedHashMap<String, Queue<Place>> waiting = new LinkedHashMap<>();

  Places(Shares shares) {
    this.shares = shares;
  }

  /// A request's place, or that it waits for one.
  final class Place {
    private final Caller caller;
    private final Consumer<Place> whenTaken;
    private State state = State.WAITING;

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
        var queue = waiting.get(caller.key());
        if (queue != null && queue.remove(this) && queue.isEmpty()) {
          waiting.remove(caller.key());
        }
        return true;
      }
    }

    /// Gives the place back, or stops waiting for it; the second time nothing.
    void giveBack() {
      Optional<Place> next;
      synchronized (Places.this) {
        if (giveUp() || state == State.GIVEN_BACK) {
          return;
        }
        state = State.GIVEN_BACK;
        shares.giveBack(caller, 1);
        next = next();
      }
      next.ifPresent(Place::tell);
    }
  }

  /// Asks for a place.
  ///
  /// @param whenTaken is run when it is taken, perhaps at once and on this thread
  Place ask(Caller caller, Consumer<Place> whenTaken) {
    var place = new Place(caller, whenTaken);
    Optional<Place> next;
    synchronized (this) {
      waiting.computeIfAbsent(caller.key(), _ -> new ArrayDeque<>()).add(place);
      next = next();
    }
    next.ifPresent(Place::tell);
    return place;
  }

  /// Whether all are taken, by whomever.
  boolean areTaken() {
    return shares.isExhausted();
  }

  /// Gives a place to the next one for whom there is one. There was none before somebody asked or
  /// gave back, so there is at most one after it.
  private Optional<Place> next() {
    var next =
        waiting.values().stream()
            .map(Queue::element)
            .filter(place -> shares.take(place.caller, 1))
            .findFirst();
    next.ifPresent(this::endTurn);
    return next;
  }

  /// The next turn of its key comes after those of all others.
  private void endTurn(Place place) {
    place.state = State.TAKEN;
    var queue = waiting.remove(place.caller.key());
    if (queue != null && queue.remove(place) && !queue.isEmpty()) {
      waiting.put(place.caller.key(), queue);
    }
  }
}
