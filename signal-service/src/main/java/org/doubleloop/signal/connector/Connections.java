package org.doubleloop.signal.connector;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.Cause;
import org.doubleloop.signal.connection.ConnectedType;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.connector.ActionState.Next;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.AwaitingOutcomes.Awaiting;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.NewSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// States what actions have led to. Any number of processes may do so at once, and any of them may
/// end at any point: a number is taken by whoever stores it first, and an outcome awaits until it
/// is taken in.
public final class Connections {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final ActionStates states;
  private final AwaitingOutcomes awaiting;
  private final Signals signals;
  private final ConnectedType type;
  private final InstantSource clock;

  Connections(
      ActionStates states,
      AwaitingOutcomes awaiting,
      Signals signals,
      ConnectedType type,
      InstantSource clock) {
    this.states = states;
    this.awaiting = awaiting;
    this.signals = signals;
    this.type = type;
    this.clock = clock;
  }

  /// Takes in the outcomes of these actions (by `_id`), and answers when that is durable.
  public void connect(Collection<String> actionKeys) {
    states.withOutcomes(actionKeys).forEach(part -> connect(part, false));
  }

  /// Says of actions (by `_id`) that outcomes have left what they have led to now, be it nothing,
  /// and answers when that is durable.
  ///
  /// It is said also where it was said already: whoever read an outcome before it left may be about
  /// to say that it is there, and this takes the number.
  public void restate(Collection<String> actionKeys) {
    var none = new LinkedHashSet<>(actionKeys);
    for (var part : states.withOutcomes(actionKeys)) {
      part.forEach(none::remove);
      connect(part, true);
    }
    connect(List.copyOf(none), true);
  }

  private void connect(List<String> actionKeys, boolean anew) {
    var left = actionKeys;
    while (!left.isEmpty()) {
      left = connectOnce(left, anew);
    }
  }

  /// Answers the actions of which more is to be done: about which somebody else said something at
  /// the same moment, and those that were too much at once.
  private List<String> connectOnce(Collection<String> actionKeys, boolean anew) {
    var settled = new ArrayList<Awaiting>();
    var keys = new ArrayList<String>();
    var outcomes = new ArrayList<List<Awaiting>>();
    var statements = new ArrayList<NewSignal>();
    var read = states.of(actionKeys, anew);
    read.states()
        .forEach((key, state) -> {
          switch (state.next(anew)) {
            case Next.Orphans() -> {}
            case Next.Nothing() -> settled.addAll(state.awaiting());
            case Next.Statement statement -> {
              keys.add(key);
              outcomes.add(state.awaiting());
              statements.add(signal(statement));
            }
          }
        });
    var again = new ArrayList<>(read.unread());
    if (!statements.isEmpty()) {
      var captured = signals.captureAll(statements);
      for (int i = 0; i < captured.size(); i++) {
        switch (captured.get(i)) {
          case Captured.Stored<?> _, Captured.Repeated<?> _ -> settled.addAll(outcomes.get(i));
          case Captured.Conflicting<?> _ -> again.add(keys.get(i));
          case Captured.Refused<?>(var reason) ->
              log.error("What action {} has led to cannot be stored: {}", keys.get(i), reason);
          case Captured.Overfull<?> _ ->
              throw new IllegalStateException("Statements have no limit");
        }
      }
    }
    awaiting.settle(settled);
    return again;
  }

  private NewSignal signal(Next.Statement statement) {
    var action = statement.action();
    var about = action.header();
    var id = Connection.id(about.organization(), about.id(), statement.n());
    // the clock of a sandbox may be ahead: nothing is stated before it was captured
    var now = clock.instant();
    var at = now.isBefore(statement.capturedAt()) ? statement.capturedAt() : now;
    return NewSignal.of(
        type,
        new Connection(
            Header.of(about.organization(), id, at),
            Cause.of(action),
            statement.n(),
            statement.outcomes(),
            statement.previous()));
  }
}
