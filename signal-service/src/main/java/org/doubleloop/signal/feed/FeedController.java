package org.doubleloop.signal.feed;

import java.time.Duration;
import java.util.Optional;
import org.doubleloop.api.signal.FeedApi;
import org.doubleloop.api.signal.model.FeedPage;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// The feed, for services.
@RestController
final class FeedController implements FeedApi {
  private final Feed feed;

  FeedController(Feed feed) {
    this.feed = feed;
  }

  @Override
  public ResponseEntity<FeedPage> readFeed(@Nullable String cursor, Integer limit, Integer wait) {
    var caller = Callers.current();
    Optional<String> organization =
        caller.isForAllOrganizations() ? Optional.empty() : Optional.of(caller.organization());
    var page = feed.follow(organization, cursor, Listing.limit(limit), Duration.ofMillis(wait));
    return ResponseEntity.ok(
        new FeedPage(
            page.signals().stream().map(SignalMapping::toFeed).toList(), page.next(), page.more()));
  }
}
