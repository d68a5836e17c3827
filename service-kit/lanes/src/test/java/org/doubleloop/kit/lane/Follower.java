package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// Reads the feed and holds it to its promise: no document twice, each lane in order.
final class Follower {
  private final String name;
  private final CursorSeal seal = new CursorSeal(new byte[32]);
  private final List<Document> read = new ArrayList<>();
  private final Set<Object> ids = new HashSet<>();
  private final Map<Long, Long> reached = new HashMap<>();
  private String cursor;

  /// @param name an organization, or [Cursor#ALL]
  Follower(String name) {
    this.name = name;
    cursor = seal.seal(Cursor.start(name));
  }

  static Follower ofAll() {
    return new Follower(Cursor.ALL);
  }

  /// Reads one page, waiting up to this for the first document.
  FeedPage readFrom(Tailer tailer, int limit, Duration wait) {
    var page = tailer.awaitAndRead(seal.open(cursor, name), limit, wait);
    assertThat(page.documents()).hasSizeLessThanOrEqualTo(limit);
    for (Document document : page.documents()) {
      assertThat(ids.add(document.get("_id"))).as("delivered twice: %s", document).isTrue();
      long seq = document.getLong("seq");
      long before = reached.getOrDefault(document.getLong("lane"), 0L);
      assertThat(seq).as("out of order: %s", document).isGreaterThan(before);
      reached.put(document.getLong("lane"), seq);
      read.add(document);
    }
    cursor = seal.seal(page.next());
    return page;
  }

  /// Reads until these have come.
  Follower readUntil(Tailer tailer, Set<?> expected) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!ids.containsAll(expected)) {
      if (System.nanoTime() > until) {
        var missing = new HashSet<Object>(expected);
        missing.removeAll(ids);
        throw new AssertionError("never delivered: " + missing + ", " + tailer.marks());
      }
      readFrom(tailer, 100, Duration.ofMillis(50));
    }
    return this;
  }

  /// Reads whatever can be read now.
  Follower drain(Tailer tailer) {
    while (!readFrom(tailer, 100, Duration.ZERO).documents().isEmpty()) {
      // Until there is nothing.
    }
    return this;
  }

  Set<Object> ids() {
    return ids;
  }

  List<Document> read() {
    return read;
  }
}
