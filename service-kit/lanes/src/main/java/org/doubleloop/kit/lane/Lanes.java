package org.doubleloop.kit.lane;

import com.mongodb.client.MongoDatabase;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.codecs.Codec;

/// One feed: a collection of documents that stand in lanes, and `<collection>.lanes` beside it. The
/// collection needs an index over [lane, seq][#INDEX]. The database must be opened with majority
/// concerns, as [org.doubleloop.kit.store.Store] does.
public final class Lanes {
  /// The fields of the index by which the feed is read.
  public static final List<String> INDEX = List.of(LaneDocuments.LANE, LaneDocuments.SEQ);

  private final LaneRegister register;
  private final LaneEntries entries;
  private final Codec<Document> codec;
  private final LaneSettings settings;
  private final LaneClock clock;
  private final RandomGenerator random;

  /// @param random for the names of writers, which must never meet: a secure one
  public Lanes(
      MongoDatabase database,
      String collection,
      LaneSettings settings,
      LaneClock clock,
      RandomGenerator random) {
    register = new LaneRegister(database.getCollection(collection + ".lanes"));
    entries = new LaneEntries(database.getCollection(collection));
    codec = database.getCodecRegistry().get(Document.class);
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /// Opens this process's writer. It takes a lane when it first writes.
  public LaneWriter openWriter() {
    var name = new byte[16];
    random.nextBytes(name);
    return new LaneWriter(
        register, entries, codec, settings, clock, HexFormat.of().formatHex(name));
  }

  /// Opens this process's tailer, which takes what `writer` has stored from memory.
  public Tailer openTailer(LaneWriter writer) {
    var tail = new Tail(settings.tailing());
    var poller = poller(tail);
    writer.handOverTo(stored -> {
      if (!tail.offer(stored)) {
        poller.wake();
      }
    });
    return tailer(tail, poller);
  }

  /// Opens the tailer of a process that does not write.
  public Tailer openTailer() {
    var tail = new Tail(settings.tailing());
    return tailer(tail, poller(tail));
  }

  private TailPoller poller(Tail tail) {
    return new TailPoller(tail, register, entries, settings, clock);
  }

  private Tailer tailer(Tail tail, TailPoller poller) {
    return new Tailer(
        tail, poller, new Pager(tail, entries, codec, settings.tailing().pageBytes()), clock);
  }
}
