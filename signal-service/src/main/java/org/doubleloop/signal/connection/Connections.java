package org.doubleloop.signal.connection;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.capture.Captured;
import org.doubleloop.signal.capture.Header;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.ActionState.Next;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// States what actions have led to. Any number of processes may do so at once, and any of them may
/// end at any point: a number is taken by whoever stores it first, and an outcome awaits until it
/// is taken in.
final class Connections {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final ActionStates situations;
  private final Signals signals;
  private final Units units;
  private final InstantSource clock;

  Connections(ActionStates situations, Signals signals, Units units, InstantSource clock) {
    this.situations = situations;
    this.signals = signals;
    this.units = units;
    this.clock = clock;
  }

  /// The unit of randomisation that a subject is.
  record Units(CanonicalJson canonical, KeyedHash hashes) {
    String of(Action action) {
      return hashes.of(
          canonical.of(List.of("unit", action.header().organization(), action.subject())));
    }
  }

  /// Takes in the outcomes of these actions (by `_id`), and answers when that is durable.
  void connect(Collection<String> actionKeys) {
    for (var part : situations.withOutcomes(actionKeys)) {
      var left = part;
      while (!left.isEmpty()) {
        left = connectOnce(left);
      }
    }
  }

  /// The actions of outcomes that await to be taken in.
  ActionStates.Awaiting awaiting(String after, int limit) {
    return situations.awaiting(after, limit);
  }

  /// Answers the actions about which somebody else said something at the same moment.
  private List<String> connectOnce(Collection<String> actionKeys) {
    var settled = new ArrayList<String>();
    var keys = new ArrayList<String>();
    var awaiting = new ArrayList<List<String>>();
    var drafts = new ArrayList<NewSignal>();
    situations
        .of(actionKeys)
        .forEach((key, situation) -> {
          switch (situation.next()) {
            case Next.Orphans() -> {}
            case Next.Nothing() -> settled.addAll(situation.awaiting());
            case Next.Statement statement -> {
              keys.add(key);
              awaiting.add(situation.awaiting());
              drafts.add(draft(statement));
            }
          }
        });
    var again = new ArrayList<String>();
    if (!drafts.isEmpty()) {
      var captured = signals.captureAll(drafts);
      for (int i = 0; i < captured.size(); i++) {
        switch (captured.get(i)) {
          case Captured.Stored<?> _, Captured.Repeated<?> _ -> settled.addAll(awaiting.get(i));
          case Captured.Conflicting<?> _ -> again.add(keys.get(i));
          case Captured.Refused<?>(var reason) ->
              log.error("What action {} has led to cannot be stored: {}", keys.get(i), reason);
          case Captured.Overfull<?> _ ->
              throw new IllegalStateException("Statements have no limit");
        }
      }
    }
    situations.settle(settled);
    return again;
  }

  private NewSignal draft(Next.Statement statement) {
    var action = statement.action();
    var about = action.header();
    var id = Connection.id(about.organization(), about.id(), statement.n());
    return ConnectionDocuments.draft(
        new Connection(
            Header.of(about.organization(), id, clock.instant()),
            Cause.of(action, units.of(action)),
            statement.n(),
            statement.outcomes(),
            statement.previous()));
  }
}
