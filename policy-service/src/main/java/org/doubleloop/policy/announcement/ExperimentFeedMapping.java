package org.doubleloop.policy.announcement;

import org.doubleloop.api.policy.model.ExperimentNewsJson;
import org.doubleloop.api.policy.model.ExperimentStateJson;
import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedKindJson;
import org.doubleloop.policy.feed.FeedItemType;
import org.doubleloop.policy.validation.ContentMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is told of experiments, as items of the feed.
@Configuration(proxyBeanMethods = false)
class ExperimentFeedMapping {
  @Bean
  FeedItemType<PolicyFeedItemJson> experimentNews() {
    return FeedItemType.of(
        ExperimentNewsDocuments.KIND,
        ExperimentNewsDocuments::fromDocument,
        ExperimentFeedMapping::toApi);
  }

  private static PolicyFeedItemJson toApi(ExperimentNews news) {
    var content = news.content();
    var end = news.end();
    var told =
        new ExperimentNewsJson()
            .id(news.id())
            .policy(news.policy())
            .proposal(news.proposal())
            .number(news.number())
            .state(ExperimentStateJson.valueOf(news.state().name()))
            .baseVersion(news.baseVersion())
            .content(content == null ? null : ContentMapping.toApi(content))
            .contentHash(news.contentHash())
            .where(news.where())
            .share(news.share())
            .until(news.until())
            .startedAt(news.startedAt())
            .ending(end == null ? null : EndingMapping.toApi(end.ending(), end.at(), end.by()));
    return new PolicyFeedItemJson(news.organization(), PolicyFeedKindJson.EXPERIMENT)
        .experiment(told);
  }
}
