package org.doubleloop.signal.feed;

import org.doubleloop.api.signal.FeedApi;
import org.doubleloop.api.signal.model.FeedPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.feed.Feed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// The feed, for services.
@RestController
final class FeedController implements FeedApi {
  private final Feed<StoredSignal<?>> feed;

  FeedController(Feed<StoredSignal<?>> feed) {
    this.feed = feed;
  }

  @Override
  public ResponseEntity<FeedPageJson> readFeed(
      @Nullable String cursor, Integer limit, Integer wait) {
    var page = feed.read(Callers.current(), cursor, limit, wait);
    return ResponseEntity.ok(
        new FeedPageJson(
            page.items().stream().map(SignalMapping::toFeed).toList(), page.next(), page.more()));
  }
}
