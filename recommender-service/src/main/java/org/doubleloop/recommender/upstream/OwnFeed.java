package org.doubleloop.recommender.upstream;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.InvalidCursorException;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.recommender.feed.CursorRefusedException;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.FeedReader;
import org.doubleloop.recommender.feed.StoredKind;
import org.jspecify.annotations.Nullable;

/// Reads this service's own feed: what all its processes have suggested, and heard of it.
final class OwnFeed implements FeedReader {

  private static final int PAGE = 1_000;

  private final Tailer tailer;
  private final CursorSeal seal;
  private final Map<String, Function<Document, FeedItem>> kinds;

  OwnFeed(Tailer tailer, CursorSeal seal, List<StoredKind> kinds) {
    this.tailer = tailer;
    this.seal = seal;
    this.kinds = kinds.stream().collect(toUnmodifiableMap(StoredKind::kind, StoredKind::reading));
  }

  @Override
  public Feed feed() {
    return Feed.OWN;
  }

  @Override
  public Page read(@Nullable String cursor, Duration wait) {
    var page = tailer.awaitAndRead(opened(cursor), PAGE, wait);
    return new Page(
        page.documents().stream().map(this::item).flatMap(Optional::stream).toList(),
        seal.seal(page.next()),
        page.more());
  }

  private Cursor opened(@Nullable String cursor) {
    try {
      return cursor == null ? Cursor.start(Cursor.ALL) : seal.open(cursor, Cursor.ALL);
    } catch (InvalidCursorException e) {
      throw new CursorRefusedException("this service", e);
    }
  }

  private Optional<FeedItem> item(Document document) {
    return Optional.ofNullable(kinds.get(document.getString("kind")))
        .map(reading -> reading.apply(document));
  }
}
