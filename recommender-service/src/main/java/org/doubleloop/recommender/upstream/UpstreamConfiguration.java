package org.doubleloop.recommender.upstream;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.doubleloop.client.policy.PolicyFeedApi;
import org.doubleloop.client.policy.ProposalPreviewsApi;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.signal.FeedApi;
import org.doubleloop.client.signal.SignalsApi;
import org.doubleloop.kit.access.ServiceTokens;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.Archive;
import org.doubleloop.kit.follow.ArchivedFeed;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.claim.Claims;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.FeedReader;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.fold.CaughtUp;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.past.PastProposals;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.preview.DraftReader;
import org.doubleloop.recommender.preview.Previews;
import org.doubleloop.recommender.renewal.MadePreviews;
import org.doubleloop.recommender.signal.CapturedSignals;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.upstream.news.NewsMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/// The followers of the feeds: policies first, as signals are counted by them, then the signals,
/// then what this service itself has suggested and heard of it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {

  /// The most terms of conditions that are kept compiled. The policies in force of an organization
  /// may have a quarter of that, and of the characters, so that it is not in the way of others.
  private static final long MOST_TERMS = 200_000;

  private static final long MOST_CHARACTERS = 32_000_000;

  /// How long somebody who waits for an answer waits for another service.
  private static final Duration ASKED = Duration.ofSeconds(3);

  @Bean
  Conditions conditions() {
    return new Conditions(MOST_TERMS);
  }

  @Bean
  Archive policyArchive(Store store) {
    return new Archive(store, "policy_versions", "POLICIES");
  }

  @Bean
  Policies policies(Archive archive, Conditions conditions) {
    return new Policies(MOST_CHARACTERS, new KeptVersions(archive, conditions));
  }

  @Bean
  Loop policyFollower(
      UpstreamProperties properties,
      ServiceTokens tokens,
      Archive archive,
      Policies policies,
      Experiments experiments,
      Conditions conditions,
      OpenProposals proposals,
      PastProposals past,
      MadePreviews made,
      Clock clock) {
    var api =
        new PolicyFeedApi(
            new org.doubleloop.client.policy.http.ApiClient(
                    ServiceClient.of(properties.policy(), tokens))
                .setBasePath(properties.policy().toString()));
    var feed =
        new ArchivedFeed<>(
            (cursor, limit, wait) -> {
              var page = api.readPolicyFeed(cursor, limit, wait);
              page.getItems().forEach(proposals::hear);
              page.getItems().forEach(item -> remember(item, past));
              page.getItems().forEach(item -> close(item, made));
              return new ArchivedFeed.Page<>(page.getItems(), page.getNext(), page.getMore());
            },
            archive,
            new PolicyFollower(policies, experiments, conditions),
            PolicyFeedItemJson.class,
            ServiceClient.json(),
            clock);
    feed.restore();
    return new Loop("policy-feed", feed, feed::note, ServiceClient.RETRY, clock);
  }

  private static void remember(PolicyFeedItemJson item, PastProposals past) {
    var said = item.getProposal();
    if (said != null) {
      NewsMapping.past(said)
          .ifPresent(
              each -> past.take(new PolicyKey(item.getOrganization(), said.getPolicy()), each));
    }
  }

  @Bean
  OpenProposals openProposals() {
    return new OpenProposals();
  }

  private static void close(PolicyFeedItemJson item, MadePreviews made) {
    var said = item.getProposal();
    if (said != null && !said.getIsOpen()) {
      made.close(item.getOrganization(), said.getId());
    }
  }

  @Bean
  MadePreviews madePreviews(Policies policies, Ticks ticks, Clock clock) {
    return new MadePreviews(policies, ticks, clock);
  }

  @Bean
  DraftReader draftReader(Conditions conditions) {
    return (key, version, content) -> PolicyMapping.draft(key, version, content, conditions);
  }

  @Bean
  Loop proposalPreviewer(
      UpstreamProperties properties,
      ServiceTokens tokens,
      OpenProposals proposals,
      Policies policies,
      CaughtUp caughtUp,
      DraftReader drafts,
      Previews previews,
      Claims claims,
      MadePreviews made,
      Clock clock) {
    var client = ServiceClient.of(properties.policy());
    var signals = ServiceClient.of(properties.signal(), ASKED);
    var previewer =
        new ProposalPreviewer(
            proposals,
            caughtUp::once,
            policies,
            drafts,
            previews,
            claims,
            made,
            organization -> previewsApi(properties, client, tokens, organization),
            named ->
                SignalReader.named(each -> signalsApi(properties, signals, tokens, each), named),
            clock);
    return new Loop("proposal-previews", previewer, () -> {}, ServiceClient.RETRY, clock);
  }

  private static ProposalPreviewsApi previewsApi(
      UpstreamProperties properties, RestClient client, ServiceTokens tokens, String organization) {
    var token = tokens.tokenFor(organization, "previews");
    var shown = client.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    return new ProposalPreviewsApi(
        new org.doubleloop.client.policy.http.ApiClient(shown)
            .setBasePath(properties.policy().toString()));
  }

  private static SignalsApi signalsApi(
      UpstreamProperties properties, RestClient client, ServiceTokens tokens, String organization) {
    var token = tokens.tokenFor(organization, "signals:read");
    var shown = client.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    return new SignalsApi(
        new org.doubleloop.client.signal.http.ApiClient(shown)
            .setBasePath(properties.signal().toString()));
  }

  @Bean
  CapturedSignals capturedSignals(UpstreamProperties properties, Clock clock) {
    return new SignalReader(
        ServiceClient.of(properties.signal(), ASKED), properties.signal().toString(), clock);
  }

  @Bean
  Loop signalFollower(UpstreamProperties properties, ServiceTokens tokens, Fold fold, Clock clock) {
    var api =
        new FeedApi(
            new org.doubleloop.client.signal.http.ApiClient(
                    ServiceClient.of(properties.signal(), tokens))
                .setBasePath(properties.signal().toString()));
    return folding("signal-feed", fold, new SignalFeed(api), clock);
  }

  @Bean
  Loop ownFollower(Tailer tailer, CursorSeal seal, List<StoredKind> kinds, Fold fold, Clock clock) {
    return folding("own-feed", fold, new OwnFeed(tailer, seal, kinds), clock);
  }

  private static Loop folding(String name, Fold fold, FeedReader feed, Clock clock) {
    return new Loop(name, () -> fold.readOn(feed), fold::save, ServiceClient.RETRY, clock);
  }
}
