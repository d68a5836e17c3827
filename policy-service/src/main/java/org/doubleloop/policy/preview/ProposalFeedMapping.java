package org.doubleloop.policy.preview;

import org.doubleloop.api.policy.model.PolicyFeedItemJson;
import org.doubleloop.api.policy.model.PolicyFeedKindJson;
import org.doubleloop.api.policy.model.ProposalNewsJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.api.policy.model.RejectionCodeJson;
import org.doubleloop.api.policy.model.RejectionJson;
import org.doubleloop.policy.claim.ClaimMapping;
import org.doubleloop.policy.feed.FeedItemType;
import org.doubleloop.policy.finding.FindingMapping;
import org.doubleloop.policy.preview.ProposalNews.Rejection;
import org.doubleloop.policy.validation.ContentMapping;
import org.jspecify.annotations.Nullable;
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
    return new PolicyFeedItemJson(news.organization(), PolicyFeedKindJson.PROPOSAL)
        .proposal(told(news));
  }

  /// What is told of a proposal.
  static ProposalNewsJson told(ProposalNews news) {
    var content = news.content();
    return new ProposalNewsJson()
        .id(news.proposal())
        .policy(news.policy())
        .edition(news.edition())
        .isOpen(news.isOpen())
        .baseVersion(news.baseVersion())
        .content(content == null ? null : ContentMapping.toApi(content))
        .contentHash(news.contentHash())
        .state(ProposalStateJson.valueOf(news.state().name()))
        .finding(FindingMapping.toApi(news.finding()))
        .rejection(toApi(news.rejection()))
        .signals(news.signals().isEmpty() ? null : news.signals())
        .claims(
            news.claims().isEmpty()
                ? null
                : news.claims().stream().map(ClaimMapping::toApi).toList());
  }

  private static @Nullable RejectionJson toApi(@Nullable Rejection rejection) {
    if (rejection == null) {
      return null;
    }
    var code = rejection.code();
    return new RejectionJson()
        .by(rejection.by())
        .at(rejection.at())
        .code(code == null ? RejectionCodeJson.OTHER : RejectionCodeJson.valueOf(code.name()))
        .reason(rejection.reason());
  }
}
