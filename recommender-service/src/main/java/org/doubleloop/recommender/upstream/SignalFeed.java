package org.doubleloop.recommender.upstream;

import java.time.Duration;
import java.util.Optional;
import org.doubleloop.client.signal.FeedApi;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.recommender.feed.CursorRefusedException;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;

/// Reads the signals from the signal-service.
final class SignalFeed implements FeedReader {

  private static final int PAGE = 1_000;

  private final FeedApi api;

  SignalFeed(FeedApi api) {
    this.api = api;
  }

  @Override
  public Feed feed() {
    return Feed.SIGNALS;
  }

  @Override
  public Page read(@Nullable String cursor, Duration wait) {
    try {
      var page = api.readFeed(cursor, PAGE, Math.toIntExact(wait.toMillis()));
      return new Page(
          page.getItems().stream().map(SignalMapping::fromApi).flatMap(Optional::stream).toList(),
          page.getNext(),
          page.getMore());
    } catch (HttpClientErrorException e) {
      throw ServiceClient.isCursorRefused(e)
          ? new CursorRefusedException("the signal-service", e)
          : e;
    }
  }
}
