package org.doubleloop.recommender.tick;

import java.time.Instant;
import org.doubleloop.recommender.feed.FeedItem;

/// That a moment has passed.
///
/// @param organization whose clock says so; [#ALL] for all of them
public record Tick(String organization, Instant moment, Instant recordedAt) implements FeedItem {
  /// No organization can be named so.
  public static final String ALL = "*";
}
