package org.doubleloop.policy.archival;

import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedKindJson;
import org.doubleloop.policy.feed.FeedItemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Archivals are items of the feed.
@Configuration(proxyBeanMethods = false)
class ArchivalFeedMapping {
  @Bean
  FeedItemType<PolicyFeedItemJson> archivalItems() {
    return FeedItemType.of(
        ArchivalDocuments.KIND, ArchivalDocuments::fromDocument, ArchivalFeedMapping::toApi);
  }

  private static PolicyFeedItemJson toApi(Archival archival) {
    return new PolicyFeedItemJson(archival.organization(), PolicyFeedKindJson.ARCHIVAL)
        .archival(ArchivalMapping.toApi(archival));
  }
}
