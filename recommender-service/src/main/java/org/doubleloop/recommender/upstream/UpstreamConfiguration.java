package org.doubleloop.recommender.upstream;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.doubleloop.client.policy.PolicyFeedApi;
import org.doubleloop.client.signal.FeedApi;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.access.ServiceTokens;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.policy.Policies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The followers of the feeds: policies first, as signals are counted by them, then the signals,
/// then what this service itself has suggested and heard of it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);

  @Bean
  ArchivedPolicies archivedPolicies(Store store) {
    return new ArchivedPolicies(store, lenient());
  }

  @Bean
  Follower policyFollower(
      UpstreamProperties properties,
      ServiceTokens tokens,
      ArchivedPolicies archive,
      Policies policies,
      Clock clock) {
    var client =
        new org.doubleloop.client.policy.http.ApiClient(http(properties.policy(), tokens))
            .setBasePath(properties.policy().toString());
    var feed = new PolicyFeed(new PolicyFeedApi(client), archive, policies, clock);
    feed.restore();
    return new Follower("policy-feed", feed::step, feed::note, clock);
  }

  @Bean
  Follower signalFollower(
      UpstreamProperties properties, ServiceTokens tokens, Fold fold, Clock clock) {
    var client =
        new org.doubleloop.client.signal.http.ApiClient(http(properties.signal(), tokens))
            .setBasePath(properties.signal().toString());
    var feed = new SignalFeed(new FeedApi(client));
    return new Follower("signal-feed", () -> fold.readOn(feed), fold::save, clock);
  }

  @Bean
  Follower ownFollower(
      Tailer tailer, CursorSeal seal, List<StoredKind> kinds, Fold fold, Clock clock) {
    var feed = new OwnFeed(tailer, seal, kinds);
    return new Follower("own-feed", () -> fold.readOn(feed), fold::save, clock);
  }

  private static RestClient http(URI base, ServiceTokens tokens) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(READ);
    return RestClient.builder()
        .baseUrl(base)
        .requestFactory(requests)
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(lenient())))
        .requestInterceptor((request, body, execution) -> {
          request
              .getHeaders()
              .set(
                  HttpHeaders.AUTHORIZATION,
                  "Bearer " + tokens.tokenFor(Caller.ALL_ORGANIZATIONS, "feed"));
          return execution.execute(request, body);
        })
        .build();
  }

  /// What a newer service adds does not matter here.
  private static JsonMapper lenient() {
    return JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }
}
