package org.doubleloop.signal.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.doubleloop.client.policy.PolicyFeedApi;
import org.doubleloop.client.policy.http.ApiClient;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.access.ServiceTokens;
import org.doubleloop.kit.follow.Archive;
import org.doubleloop.kit.follow.ArchivedFeed;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.policy.KnownPolicies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Follows the policies, on a thread of its own.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {
  @Bean
  KnownPolicies knownPolicies() {
    return new KnownPolicies();
  }

  @Bean
  Loop policyFollower(
      UpstreamProperties properties,
      ServiceTokens tokens,
      Store store,
      KnownPolicies policies,
      Clock clock) {
    var api =
        new PolicyFeedApi(
            new ApiClient(ServiceClient.of(properties.policy(), tokens))
                .setBasePath(properties.policy().toString()));
    var feed =
        new ArchivedFeed<>(
            (cursor, limit, wait) -> {
              var page = api.readPolicyFeed(cursor, limit, wait);
              return new ArchivedFeed.Page<>(page.getItems(), page.getNext(), page.getMore());
            },
            new Archive(store, "policy_versions", "POLICIES"),
            new PolicyMapping(policies),
            PolicyFeedItemJson.class,
            ServiceClient.json(),
            clock);
    feed.restore();
    return new Loop("policy-feed", feed, feed::note, ServiceClient.RETRY, clock);
  }

  @Bean
  MeterBinder policyMeters(KnownPolicies policies, Clock clock) {
    return registry -> {
      Gauge.builder("doubleloop.policies.versions", policies, KnownPolicies::count)
          .description("Policy versions that are known here")
          .register(registry);
      Gauge.builder(
              "doubleloop.policies.age", policies, each -> each.age(clock.instant()).toSeconds())
          .description("How long ago the policies were last known to be complete")
          .baseUnit("seconds")
          .register(registry);
    };
  }
}
