package org.doubleloop.policy.preview;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedKindJson;
import org.doubleloop.api.policy.model.ProposalNewsJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.feed.FeedItemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is told of proposals, as items of the feed.
@Configuration(proxyBeanMethods = false)
class ProposalFeedMapping {
  @Bean
  FeedItemType<PolicyFeedItemJson> proposalNews() {
    return FeedItemType.of(
        ProposalNewsDocuments.KIND,
        ProposalNewsDocuments::fromDocument,
        ProposalFeedMapping::toApi);
  }

  private static PolicyFeedItemJson toApi(ProposalNews news) {
    var content = news.content();
    var told =
        new ProposalNewsJson()
            .id(news.proposal())
            .policy(news.policy())
            .edition(news.edition())
            .isOpen(news.isOpen())
            .baseVersion(news.baseVersion())
            .content(
                content == null ? null : ContentCodec.convert(content, PolicyContentJson.class))
            .contentHash(news.contentHash());
    return new PolicyFeedItemJson(news.organization(), PolicyFeedKindJson.PROPOSAL).proposal(told);
  }
}
