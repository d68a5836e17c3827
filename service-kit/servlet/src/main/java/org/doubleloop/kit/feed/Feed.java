package org.doubleloop.kit.feed;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/// The feed of a service, as those read it who follow it.
///
/// @param <T> what a document says
public final class Feed<T> implements AutoCloseable {
  private final Tailer tailer;
  private final CursorSeal seal;
  private final Function<Document, T> reading;

  /// @param tailer is closed with this feed
  public Feed(Tailer tailer, CursorSeal seal, Function<Document, T> reading) {
    this.tailer = tailer;
    this.seal = seal;
    this.reading = reading;
  }

  /// Some of the feed.
  ///
  /// @param next where to read on
  /// @param more whether reading on would give more at once
  public record Page<T>(List<T> items, String next, boolean more) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// Reads on from a cursor, and waits for the first that is new.
  ///
  /// @param caller sees what its organization has, or all where it is for all
  /// @param cursor where the page before ended; null to begin
  /// @param limit as asked for
  /// @param millis how long to wait
  /// @throws org.doubleloop.kit.lane.InvalidCursorException when the cursor is not the caller's
  public Page<T> read(Caller caller, @Nullable String cursor, @Nullable Integer limit, int millis) {
    var reader = caller.isForAllOrganizations() ? Cursor.ALL : caller.organization();
    var from = cursor == null ? Cursor.start(reader) : seal.open(cursor, reader);
    var page = tailer.awaitAndRead(from, Listing.limit(limit), Duration.ofMillis(millis));
    return new Page<>(
        page.documents().stream().map(reading).toList(), seal.seal(page.next()), page.more());
  }

  /// Lets go whoever waits when the service begins to stop: it would wait for them otherwise.
  @EventListener(ContextClosedEvent.class)
  @Override
  public void close() {
    tailer.close();
  }
}
