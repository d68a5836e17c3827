package org.doubleloop.policy.feed;

import org.doubleloop.api.policy.PolicyFeedApi;
import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.feed.Feed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PolicyFeedController implements PolicyFeedApi {
  private final Feed<PolicyFeedItemJson> feed;

  PolicyFeedController(Feed<PolicyFeedItemJson> feed) {
    this.feed = feed;
  }

  @Override
  public ResponseEntity<PolicyFeedPageJson> readPolicyFeed(
      @Nullable String cursor, Integer limit, Integer wait) {
    var page = feed.read(Callers.current(), cursor, limit, wait);
    return ResponseEntity.ok(new PolicyFeedPageJson(page.items(), page.next(), page.more()));
  }
}
