package org.doubleloop.policy.feed;

import org.doubleloop.kit.feed.Feed;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyDocuments;
import org.doubleloop.policy.policy.PolicyVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The versions stand in lanes, and are followed there.
@Configuration(proxyBeanMethods = false)
class PolicyFeedConfiguration {
  @Bean
  FeedCollection feedCollection() {
    return new FeedCollection(Policies.COLLECTION);
  }

  @Bean
  Feed<PolicyVersion> feed(Lanes lanes, LaneWriter writer, CursorSeal seal) {
    return new Feed<>(lanes.openTailer(writer), seal, PolicyDocuments::read);
  }
}
