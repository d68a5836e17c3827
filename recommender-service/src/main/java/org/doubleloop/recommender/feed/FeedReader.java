package org.doubleloop.recommender.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a feed, page by page.
public interface FeedReader {

  Feed feed();

  /// Reads on.
  ///
  /// @param cursor where the page before ended; null: from the start
  /// @param wait for how long to wait for the first that is new
  /// @throws CursorRefusedException when the feed does not know the cursor any more
  Page read(@Nullable String cursor, Duration wait);

  /// Some of a feed.
  ///
  /// @param items those of kinds that are known here
  /// @param next where to read on: the same text where the same has been read
  /// @param more whether reading on would give more at once
  record Page(List<FeedItem> items, String next, boolean more) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
