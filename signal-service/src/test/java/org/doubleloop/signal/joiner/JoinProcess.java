package org.doubleloop.signal.joiner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Occasion;
import org.doubleloop.signal.action.Units;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.connector.NotedWork;
import org.doubleloop.signal.connector.SignalProcess;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.SomeVersion;
import org.doubleloop.signal.seeking.Room;
import org.doubleloop.signal.seeking.SeekingOutcomes;
import org.doubleloop.signal.type.NewSignal;
import org.jspecify.annotations.Nullable;

/// A process that captures and joins, without the web. It does of itself only what it is told to.
final class JoinProcess implements AutoCloseable {
  static final String ACME = "acme";

  final KnownPolicies policies = new KnownPolicies();
  final SignalProcess signals;
  final SeekingOutcomes outcomes;
  final Joiner joiner;
  final ActionFollower follower;
  final StatedJoins stated;
  final JoinNotes notes;
  private final JoinSweep sweep;

  JoinProcess(Store store) {
    notes = new JoinNotes(new OutcomeType(SignalProcess.UNITS, SignalProcess.NOTES), 10_000);
    signals = new SignalProcess(store, notes);
    outcomes = new SeekingOutcomes(store, signals.outcomeType());
    var room = new Room(outcomes, signals.outcomeType());
    joiner =
        new Joiner(
            outcomes,
            new Candidates(store, policies, signals.clock()),
            room,
            signals.connections(),
            signals.clock());
    var followed =
        new FollowedActions(
            store,
            signals.tailer(),
            new CursorSeal(new byte[32]),
            signals.actionType(),
            signals.clock());
    follower = new ActionFollower(followed, policies, outcomes, joiner, signals.clock());
    stated =
        new StatedJoins(
            signals.signals(),
            signals.actionType(),
            signals.outcomeType(),
            outcomes,
            room,
            notes,
            new OrganizationClock(signals.clock()));
    sweep = new JoinSweep(outcomes, joiner, notes, policies);
    policies.add(SomeVersion.of(ACME, 1, Instant.EPOCH, Duration.ofDays(7)));
  }

  /// Does all in the background that a service does.
  JoinProcess running() {
    signals.connecting();
    signals.sweeping(Duration.ofMillis(20), sweep);
    signals.repeating(new NotedWork(notes.seeking(), joiner::joinWithCorrections));
    signals.repeating(follower);
    return this;
  }

  void act(String id, String subject, Instant at) {
    signals
        .signals()
        .capture(
            NewSignal.of(
                signals.actionType(),
                new Action(
                    signals.header(ACME, id),
                    subject,
                    null,
                    "outreach",
                    1,
                    null,
                    null,
                    null,
                    null,
                    Occasion.UNSAID,
                    Map.of(),
                    null,
                    at,
                    Units.of(SignalProcess.UNITS, ACME, subject, null))));
  }

  void reply(String id, String subject, Instant at, @Nullable String corrects) {
    signals
        .signals()
        .capture(
            NewSignal.of(
                signals.outcomeType(),
                new Outcome(
                    signals.header(ACME, id),
                    null,
                    subject,
                    null,
                    "replied",
                    1,
                    false,
                    Certainty.CERTAIN,
                    corrects,
                    false,
                    at,
                    null)));
  }

  /// The `_id` of an outcome.
  String key(String id) {
    return signals.outcomeType().documentId(ACME, id);
  }

  List<String> counted(String action) {
    return signals
        .statements()
        .newest(ACME, action)
        .map(Connection::outcomes)
        .orElse(List.of())
        .stream()
        .map(CountedOutcome::id)
        .toList();
  }

  /// What statements about an action add up to.
  long sum(String action) {
    long sum = 0;
    for (Document each : signals.feed(ACME)) {
      if (each.getString("kind").equals("CONNECTED") && each.getString("action").equals(action)) {
        var connection = signals.connectedType().read(each);
        sum += connection.outcomes().size() - connection.previous().size();
      }
    }
    return sum;
  }

  @Override
  public void close() {
    signals.close();
  }
}
