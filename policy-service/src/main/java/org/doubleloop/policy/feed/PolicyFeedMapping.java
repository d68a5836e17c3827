package org.doubleloop.policy.feed;

import java.util.List;
import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.feed.Feed;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What stands in the lanes, as items of the kinds that are registered.
@Configuration(proxyBeanMethods = false)
class PolicyFeedMapping {
  @Bean
  Feed<PolicyFeedItemJson> feed(
      Lanes lanes,
      LaneWriter writer,
      CursorSeal seal,
      List<FeedItemType<PolicyFeedItemJson>> types) {
    return new Feed<>(lanes.openTailer(writer), seal, FeedItemType.reading(types));
  }
}
