package org.doubleloop.policy.inbox;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.policy.Policies;

/// The terms of the newest versions of policies, as they were a few seconds ago at most.
final class NewestTerms {
  private static final Duration READ_EVERY = Duration.ofSeconds(5);
  private static final int MOST_POLICIES = 20_000;

  /// @param version the newest
  /// @param isArchived whether nothing is accepted any more
  record Terms(int version, ReviewTerms review, boolean isArchived) {}

  private record Policy(String organization, String id) {}

  private final LoadingCache<Policy, Terms> byPolicy;

  NewestTerms(Policies policies) {
    this.byPolicy =
        Caffeine.newBuilder()
            .maximumSize(MOST_POLICIES)
            .expireAfterWrite(READ_EVERY)
            .build(policy -> read(policies, policy));
  }

  Terms of(String organization, String policy) {
    return byPolicy.get(new Policy(organization, policy));
  }

  private static Terms read(Policies policies, Policy policy) {
    var newest = policies.newest(policy.organization, policy.id).orElseThrow();
    return new Terms(
        newest.version(),
        ReviewTerms.of(newest.content()),
        policies.archived(policy.organization, policy.id).isPresent());
  }
}
