package org.doubleloop.recommender.upstream;

import java.time.Clock;
import org.doubleloop.client.policy.PolicyFeedApi;
import org.doubleloop.client.policy.model.PolicyFeedItem;
import org.doubleloop.recommender.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the policy versions from the first on; what was seen before is known from the archive
/// meanwhile.
final class PolicyFeed {

  private static final Logger log = LoggerFactory.getLogger(PolicyFeed.class);
  private static final int PAGE = 500;
  private static final int WAIT_MILLIS = 1_000;

  private final PolicyFeedApi api;
  private final ArchivedPolicies archive;
  private final Policies policies;
  private final Clock clock;
  private @Nullable String cursor;

  PolicyFeed(PolicyFeedApi api, ArchivedPolicies archive, Policies policies, Clock clock) {
    this.api = api;
    this.archive = archive;
    this.policies = policies;
    this.clock = clock;
  }

  /// Takes up what was known before this process started.
  void restore() {
    archive.all().forEach(this::learn);
  }

  void step() {
    var asked = clock.instant();
    var page = api.readPolicyFeed(cursor, PAGE, WAIT_MILLIS);
    for (PolicyFeedItem item : page.getItems()) {
      archive.keep(item);
      learn(item);
    }
    cursor = page.getNext();
    if (!page.getMore()) {
      policies.currentAt(asked);
    }
  }

  /// A version that cannot be understood is not served; the one before stays in force here.
  private void learn(PolicyFeedItem item) {
    try {
      policies.add(PolicyMapping.version(item.getOrganization(), item.getVersion()));
    } catch (IllegalArgumentException e) {
      log.error(
          "Version {} of policy {} is not used: {}",
          item.getVersion().getVersion(),
          item.getVersion().getPolicy(),
          e.getMessage());
    }
  }
}
