package org.doubleloop.kit.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Follows all lanes for this process's readers and keeps the newest documents in memory.
public final class Tailer implements AutoCloseable {
  Tailer() {}

  /// Reads on from a cursor, at most `limit` documents.
  ///
  /// @param organization whose documents to read; empty for all
  /// @throws InvalidCursorException when the cursor is another reader's
  public FeedPage read(Cursor cursor, Optional<String> organization, int limit) {
    return new FeedPage(List.of(), cursor, false);
  }

  /// As [#read], but waits for the first document until `wait` has passed.
  public FeedPage awaitAndRead(
      Cursor cursor, Optional<String> organization, int limit, Duration wait) {
    return new FeedPage(List.of(), cursor, false);
  }

  /// How far the feed reaches, to measure how far a follower is behind.
  public FeedMarks marks() {
    return new FeedMarks(List.of());
  }

  @Override
  public void close() {}
}
