package org.doubleloop.recommender.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed that has one page, wherever it is read from.
public record OnePage(Feed feed, List<? extends FeedItem> items, String next, boolean more)
    implements FeedReader {
  @Override
  public Page read(@Nullable String cursor, Duration wait) {
    return new Page(List.copyOf(items), next, more);
  }
}
