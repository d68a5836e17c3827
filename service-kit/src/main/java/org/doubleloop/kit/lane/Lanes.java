package org.doubleloop.kit.lane;

import com.mongodb.client.MongoDatabase;
import java.util.random.RandomGenerator;

/// One feed: a collection of documents that stand in lanes, and `<collection>.lanes` beside it. The
/// collection needs an index over `lane, seq`. The database must be opened with majority concerns,
/// as [org.doubleloop.kit.store.Store] does.
public final class Lanes {
  /// @param random for the names of writers
  public Lanes(
      MongoDatabase database,
      String collection,
      LaneSettings settings,
      LaneClock clock,
      RandomGenerator random) {}

  /// Opens this process's writer.
  public LaneWriter openWriter() {
    return new LaneWriter();
  }

  /// Opens this process's tailer, which takes what `writer` has stored from memory.
  public Tailer openTailer(LaneWriter writer) {
    return new Tailer();
  }

  /// Opens the tailer of a process that does not write.
  public Tailer openTailer() {
    return new Tailer();
  }
}
