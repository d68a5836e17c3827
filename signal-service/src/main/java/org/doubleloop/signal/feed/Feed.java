package org.doubleloop.signal.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Reads signals of any kind: by id, the newest first, or all in the order of their lanes.
@Component
public final class Feed {
  private final Signals signals;
  private final Tailer tailer;
  private final CursorSeal seal;

  public Feed(Signals signals, Tailer tailer, CursorSeal seal) {
    this.signals = signals;
    this.tailer = tailer;
    this.seal = seal;
  }

  /// Some signals of the feed, and the sealed cursor to go on with.
  record Page(List<Signal> signals, String next, boolean more) {}

  /// Reads on, waiting for the first signal.
  ///
  /// @param organization empty for all
  /// @param cursor a sealed one, or null to begin
  Page follow(Optional<String> organization, @Nullable String cursor, int limit, Duration wait) {
    var from = cursor == null ? Cursor.start(organization) : seal.open(cursor, organization);
    var page = tailer.awaitAndRead(from, organization, limit, wait);
    return new Page(
        page.documents().stream().map(FeedDocuments::signal).toList(),
        seal.seal(page.next()),
        page.more());
  }

  /// Lets go of those who wait, so that they do not hold up the end of the service.
  @EventListener(ContextClosedEvent.class)
  void stopWaiting() {
    tailer.close();
  }

  Optional<Signal> find(String organization, String id) {
    return signals.find(organization, id).map(FeedDocuments::signal);
  }

  /// The newest signals, newest first.
  ///
  /// @param kind of which kind; null for all
  /// @param before the place to read on from, or null
  Listed<Signal> newest(
      String organization, @Nullable Kind kind, @Nullable String before, int limit) {
    var found = new ArrayList<Document>();
    for (var each : kind == null ? Kind.values() : new Kind[] {kind}) {
      found.addAll(signals.newest(each, organization, null, before, limit + 1));
    }
    found.sort(Comparator.comparing(Signals::position).reversed());
    return Listed.of(found, limit, FeedDocuments::signal, Signals::position);
  }
}
