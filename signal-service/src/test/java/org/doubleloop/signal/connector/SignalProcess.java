package org.doubleloop.signal.connector;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.ActionType;
import org.doubleloop.signal.action.Occasion;
import org.doubleloop.signal.action.Units;
import org.doubleloop.signal.capture.CaptureListener;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.ConnectedType;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.draft.WrittenDraftType;
import org.doubleloop.signal.draft.WrittenDrafts;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.EditType;
import org.doubleloop.signal.edit.TextDiff;
import org.doubleloop.signal.note.Notes;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.outcome.Outcomes;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.SignalTypes;
import org.jspecify.annotations.Nullable;

/// A process that captures, without the web. Its clock goes on by a millisecond with each look.
public final class SignalProcess implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private static final KeyedHash HASHES =
      new KeyedHash("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  public static final UnitHash UNITS = new UnitHash(HASHES);

  /// Knows no policies, and so notes nothing.
  public static final Notes NOTES = new Notes(new KnownPolicies());

  private final AtomicLong millis = new AtomicLong();
  private final InstantSource clock = () -> START.plusMillis(millis.incrementAndGet());
  private final KeyQueue keys = new KeyQueue(10_000);
  private final LaneWriter writer;
  private final Tailer tailer;
  private final ActionType actionType;
  private final EditType editType;
  private final OutcomeType outcomeType = new OutcomeType(UNITS, NOTES);
  private final ConnectedType connectedType = new ConnectedType(UNITS);
  private final AwaitingOutcomes awaiting;
  private final Statements statements;
  private final Signals signals;
  private final Connections connections;
  private final List<Loop> background = new ArrayList<>();

  /// @param also others who hear of what it captures
  public SignalProcess(Store store, CaptureListener... also) {
    store.ensureIndexes(Signals.COLLECTION, Lanes.INDEX);
    var lanes =
        new Lanes(
            store.database(),
            Signals.COLLECTION,
            LaneSettings.defaults(),
            LaneClock.system(),
            new SecureRandom());
    this.writer = lanes.openWriter();
    this.tailer = lanes.openTailer(writer);
    this.signals =
        new Signals(store, writer, new CanonicalJson(StrictJson.mapper()), HASHES, listeners(also));
    var drafts = new WrittenDrafts(signals, new WrittenDraftType());
    this.actionType = new ActionType(UNITS, NOTES, drafts);
    this.editType = new EditType(drafts);
    this.awaiting = new AwaitingOutcomes(store);
    this.statements = new Statements(store, connectedType);
    this.connections = new Connections(states(store), awaiting, signals, connectedType, clock);
  }

  private List<CaptureListener> listeners(CaptureListener... also) {
    return Stream.concat(Stream.of(new Unconnected(keys)), Stream.of(also)).toList();
  }

  /// Connects what this process captures.
  public SignalProcess connecting() {
    return repeating(new NotedWork(keys, connections::connect));
  }

  /// Looks for what others left unconnected.
  public SignalProcess sweeping(Duration pause, Sweep... also) {
    var sweeps =
        Stream.concat(Stream.of(new AwaitingSweep(keys, awaiting, connections)), Stream.of(also));
    return repeating(new Sweeper(sweeps.toList(), new ConnectionProperties(pause, pause)));
  }

  /// Repeats something in the background until it is closed.
  public SignalProcess repeating(Loop.Step step) {
    var loop = new Loop("background", step, () -> {}, Retry.OF_STORE, clock);
    loop.start();
    background.add(loop);
    return this;
  }

  public Signals signals() {
    return signals;
  }

  public ActionType actionType() {
    return actionType;
  }

  public EditType editType() {
    return editType;
  }

  public OutcomeType outcomeType() {
    return outcomeType;
  }

  public ConnectedType connectedType() {
    return connectedType;
  }

  /// What stands in a store about actions.
  ActionStates states(Store of) {
    return new ActionStates(of, statements, actionType, outcomeType);
  }

  /// All kinds of signals that the service has.
  public SignalTypes types() {
    return new SignalTypes(List.of(actionType, editType, outcomeType, connectedType));
  }

  public Outcomes outcomes() {
    return new Outcomes(signals, outcomeType, awaiting);
  }

  public Statements statements() {
    return statements;
  }

  public void connect(List<String> actionKeys) {
    connections.connect(actionKeys);
  }

  public Header header(String organization, String id) {
    return Header.of(organization, id, clock.instant());
  }

  public NewSignal action(String organization, String id) {
    return NewSignal.of(actionType, act(organization, id, "plain"));
  }

  /// What was done, by this option.
  public Action act(String organization, String id, String option) {
    return new Action(
        header(organization, id),
        "subject-of-" + id,
        null,
        "outreach",
        1,
        option,
        null,
        null,
        "signup",
        Occasion.UNSAID,
        Map.of("industry", "mining", "touch.n", 2),
        null,
        START,
        Units.of(UNITS, organization, "subject-of-" + id, null));
  }

  public NewSignal edit(String organization, String id, String action) {
    return NewSignal.of(
        editType,
        new Edit(
            header(organization, id),
            action,
            null,
            "a b",
            "a c",
            TextDiff.between("a b", "a c"),
            null,
            START));
  }

  public NewSignal outcome(String organization, String id, String action) {
    return outcome(organization, id, action, 1, null, false);
  }

  public NewSignal outcome(
      String organization,
      String id,
      String action,
      double value,
      @Nullable String corrects,
      boolean retracted) {
    return NewSignal.of(
        outcomeType,
        new Outcome(
            header(organization, id),
            action,
            null,
            null,
            "replied",
            value,
            false,
            Certainty.CERTAIN,
            corrects,
            retracted,
            START,
            null));
  }

  /// All signals that can be read, in the order of the feed.
  ///
  /// @param reader an organization, or [Cursor#ALL]
  public List<Document> feed(String reader) {
    var documents = new ArrayList<Document>();
    var page = tailer.read(Cursor.start(reader), 1_000);
    documents.addAll(page.documents());
    while (page.more() || !page.documents().isEmpty()) {
      page = tailer.read(page.next(), 1_000);
      documents.addAll(page.documents());
    }
    return documents;
  }

  public Connections connections() {
    return connections;
  }

  public InstantSource clock() {
    return clock;
  }

  public Tailer tailer() {
    return tailer;
  }

  @Override
  public void close() {
    background.forEach(Loop::close);
    tailer.close();
    writer.close();
  }
}
