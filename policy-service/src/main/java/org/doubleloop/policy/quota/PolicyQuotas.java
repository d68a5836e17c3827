package org.doubleloop.policy.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the policies of each organization take. It is read now and then: what another process has
/// added is known a minute later, so that a bound may be passed by what is added at once.
public final class PolicyQuotas {
  private static final Duration READ_EVERY = Duration.ofMinutes(1);
  private static final int MOST_ORGANIZATIONS = 1_000;

  private final LoadingCache<String, PolicyQuota> byOrganization;

  public PolicyQuotas(Function<String, PolicyQuota> read) {
    this.byOrganization =
        Caffeine.newBuilder()
            .maximumSize(MOST_ORGANIZATIONS)
            .expireAfterWrite(READ_EVERY)
            .build(read::apply);
  }

  public PolicyQuota of(String organization) {
    return byOrganization.get(organization);
  }

  /// Notes something where it was read already.
  public void note(String organization, Consumer<PolicyQuota> something) {
    var quota = byOrganization.getIfPresent(organization);
    if (quota != null) {
      something.accept(quota);
    }
  }
}
