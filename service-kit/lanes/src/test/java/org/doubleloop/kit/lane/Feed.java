package org.doubleloop.kit.lane;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.SplittableRandom;
import org.bson.Document;

/// One process's end of a feed under test: its writer and its tailer over the collection `things`.
final class Feed implements AutoCloseable {
  static final LaneSettings SETTINGS =
      new LaneSettings(
          LaneSettings.Writing.defaults(),
          new LaneSettings.Keeping(
              Duration.ofMillis(50),
              Duration.ofSeconds(60),
              Duration.ofDays(1),
              Duration.ofHours(1)),
          new LaneSettings.Tailing(
              Duration.ofMillis(5), Duration.ofMillis(50), 20_000, 32L << 20, 8L << 20));

  final Lanes lanes;
  final LaneWriter writer;
  final Tailer tailer;

  Feed(MongoDatabase store) {
    this(store, SETTINGS, LaneClock.system(), 1);
  }

  /// @param name of the process, as a seed
  Feed(MongoDatabase store, LaneSettings settings, LaneClock clock, long name) {
    store.getCollection("things").createIndex(Indexes.ascending(Lanes.INDEX));
    lanes = new Lanes(store, "things", settings, clock, new SplittableRandom(name));
    writer = lanes.openWriter();
    tailer = lanes.openTailer(writer);
  }

  static Document thing(String id) {
    return thing(id, "acme");
  }

  static Document thing(String id, String organization) {
    return new Document("_id", id).append("organization", organization).append("kind", "THING");
  }

  @Override
  public void close() {
    writer.close();
    tailer.close();
  }
}
