package org.doubleloop.recommender.feed;

import java.time.Instant;
import java.util.List;

/// One thing that a feed says. Each kind is a record of its own, with all its fields.
public interface FeedItem {

  String organization();

  /// When it was captured.
  Instant recordedAt();

  /// Those of one kind, in their order.
  static <T extends FeedItem> List<T> only(Class<T> kind, List<FeedItem> items) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
