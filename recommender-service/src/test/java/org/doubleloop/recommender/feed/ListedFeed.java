package org.doubleloop.recommender.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A feed of what a test adds, with the number of items read as its cursor. It never waits, and
/// keeps which pages it was asked for.
public final class ListedFeed implements FeedReader {

  private final Feed feed;
  private final int page;
  private final List<FeedItem> items = new ArrayList<>();
  private final List<Optional<String>> asked = new ArrayList<>();
  private int secret;

  public ListedFeed(Feed feed, int page) {
    this.feed = feed;
    this.page = page;
  }

  public ListedFeed add(List<? extends FeedItem> more) {
    items.addAll(more);
    return this;
  }

  /// From now on the cursors that were given are refused.
  public void loseSecret() {
    secret++;
  }

  /// The cursors of the pages that it was asked for, since this was last called; none: the first.
  public List<Optional<String>> asked() {
    var cursors = List.copyOf(asked);
    asked.clear();
    return cursors;
  }

  /// The cursor behind so many items.
  public String cursor(int read) {
    return secret + "-" + read;
  }

  /// The cursor at its end.
  public String end() {
    return cursor(items.size());
  }

  @Override
  public Feed feed() {
    return feed;
  }

  @Override
  public Page read(@Nullable String cursor, Duration wait) {
    asked.add(Optional.ofNullable(cursor));
    var from = cursor == null ? new String[] {"" + secret, "0"} : cursor.split("-", -1);
    if (Integer.parseInt(from[0]) != secret) {
      throw new CursorRefusedException("a test", new IllegalArgumentException(cursor));
    }
    int start = Integer.parseInt(from[1]);
    int end = Math.min(items.size(), start + page);
    return new Page(items.subList(start, end), cursor(end), end < items.size());
  }
}
