package org.doubleloop.signal.connection;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Header;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Unconnected;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.Edits;
import org.doubleloop.signal.edit.TextDiff;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.Outcomes;
import org.jspecify.annotations.Nullable;

/// A process that captures, without the web. Its clock goes on by a millisecond with each look.
public final class SignalProcess implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicLong millis = new AtomicLong();
  private final InstantSource clock = () -> START.plusMillis(millis.incrementAndGet());
  private final Unconnected unconnected = new Unconnected(10_000);
  private final LaneWriter writer;
  private final Tailer tailer;
  private final Store store;
  private final Signals signals;
  private final Connections connections;
  private final List<AutoCloseable> background = new ArrayList<>();

  public SignalProcess(Store store) {
    store.ensureIndexes(Signals.COLLECTION, Lanes.INDEX);
    var lanes =
        new Lanes(
            store.database(),
            Signals.COLLECTION,
            LaneSettings.defaults(),
            LaneClock.system(),
            new SecureRandom());
    this.store = store;
    this.writer = lanes.openWriter();
    this.tailer = lanes.openTailer(writer);
    var canonical = new CanonicalJson(StrictJson.mapper());
    var hashes = new KeyedHash("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    this.signals = new Signals(store, writer, canonical, hashes, unconnected);
    this.connections =
        new Connections(
            new ActionStates(store, new Statements(store)),
            signals,
            new Connections.Units(canonical, hashes),
            clock);
  }

  /// Connects what this process captures.
  public SignalProcess connecting() {
    background.add(new Connector(unconnected, connections));
    return this;
  }

  /// Looks for what others left unconnected.
  public SignalProcess sweeping(Duration pause) {
    background.add(new Sweeper(unconnected, connections, new ConnectionProperties(pause, pause)));
    return this;
  }

  public Signals signals() {
    return signals;
  }

  public Outcomes outcomes() {
    return new Outcomes(signals);
  }

  public Statements statements() {
    return new Statements(store);
  }

  public void connect(List<String> actionKeys) {
    connections.connect(actionKeys);
  }

  public Header header(String organization, String id) {
    return Header.of(organization, id, clock.instant());
  }

  public NewSignal action(String organization, String id) {
    return new Actions(signals)
        .draft(
            new Action(
                header(organization, id),
                "subject-of-" + id,
                null,
                "outreach",
                1,
                "plain",
                null,
                "signup",
                Map.of("industry", "mining", "touch.n", 2),
                null,
                START));
  }

  public NewSignal edit(String organization, String id, String action) {
    return new Edits(signals)
        .draft(
            new Edit(
                header(organization, id),
                action,
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
    return outcomes()
        .draft(
            new Outcome(
                header(organization, id),
                action,
                "replied",
                value,
                false,
                Certainty.CERTAIN,
                corrects,
                retracted,
                START));
  }

  /// All signals that can be read, in the order of the feed.
  public List<Document> feed(Optional<String> organization) {
    var documents = new ArrayList<Document>();
    var page = tailer.read(Cursor.start(organization), organization, 1_000);
    documents.addAll(page.documents());
    while (page.more() || !page.documents().isEmpty()) {
      page = tailer.read(page.next(), organization, 1_000);
      documents.addAll(page.documents());
    }
    return documents;
  }

  public Tailer tailer() {
    return tailer;
  }

  @Override
  public void close() {
    for (var each : background) {
      try {
        each.close();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
    tailer.close();
    writer.close();
  }
}
