package org.doubleloop.policy.policy;

import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedKindJson;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.policy.feed.FeedItemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The versions stand in lanes, and are items of the feed.
@Configuration(proxyBeanMethods = false)
class VersionFeedMapping {
  @Bean
  FeedCollection feedCollection() {
    return new FeedCollection(Policies.COLLECTION);
  }

  @Bean
  FeedItemType<PolicyFeedItemJson> versions() {
    return FeedItemType.of(
        PolicyVersionDocuments.KIND,
        PolicyVersionDocuments::fromDocument,
        VersionFeedMapping::toApi);
  }

  private static PolicyFeedItemJson toApi(PolicyVersion version) {
    return new PolicyFeedItemJson(version.organization(), PolicyFeedKindJson.VERSION)
        .version(PolicyVersionMapping.toApi(version));
  }
}
