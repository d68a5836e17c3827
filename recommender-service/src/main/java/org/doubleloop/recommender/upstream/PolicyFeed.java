package org.doubleloop.recommender.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.doubleloop.client.policy.PolicyFeedApi;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.PolicyFeedKindJson;
import org.doubleloop.client.policy.model.PolicyFeedPageJson;
import org.doubleloop.recommender.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/// Follows the policy versions from the first on; what was seen before is known from the archive
/// meanwhile.
final class PolicyFeed {

  private static final Logger log = LoggerFactory.getLogger(PolicyFeed.class);
  private static final int PAGE = 500;
  private static final int WAIT_MILLIS = 1_000;
  private static final Duration NOTE_EVERY = Duration.ofSeconds(30);

  private final PolicyFeedApi api;
  private final ArchivedPolicies archive;
  private final Policies policies;
  private final Clock clock;

  /// Each kind that is known here, and what is done with it.
  private final Map<PolicyFeedKindJson, Consumer<PolicyFeedItemJson>> kinds =
      Map.of(PolicyFeedKindJson.VERSION, this::takeVersion);

  private @Nullable String cursor;
  private Instant notedAt = Instant.EPOCH;

  PolicyFeed(PolicyFeedApi api, ArchivedPolicies archive, Policies policies, Clock clock) {
    this.api = api;
    this.archive = archive;
    this.policies = policies;
    this.clock = clock;
  }

  /// Takes up what was known before this process started.
  void restore() {
    var complete = archive.completeAt();
    archive.all().forEach(this::learn);
    complete.ifPresent(policies::currentAt);
  }

  void step() {
    var asked = clock.instant();
    var page = read();
    page.getItems().forEach(item -> kinds.getOrDefault(item.getKind(), any -> {}).accept(item));
    cursor = page.getNext();
    if (!page.getMore()) {
      policies.currentAt(asked);
      if (Duration.between(notedAt, asked).compareTo(NOTE_EVERY) >= 0) {
        note();
      }
    }
  }

  /// Keeps the moment up to which the policies are known for the next start.
  void note() {
    archive.completeAt(policies.currentAt());
    notedAt = policies.currentAt();
  }

  private PolicyFeedPageJson read() {
    try {
      return api.readPolicyFeed(cursor, PAGE, WAIT_MILLIS);
    } catch (HttpClientErrorException e) {
      if (CursorRefusals.isOne(e)) {
        log.warn("The policy-service does not know its cursor any more: read again from the start");
        cursor = null;
      }
      throw e;
    }
  }

  private void takeVersion(PolicyFeedItemJson item) {
    learn(archive.keep(item));
  }

  /// A version that cannot be understood is not served; the one before stays in force here.
  private void learn(PolicyFeedItemJson item) {
    try {
      policies.add(PolicyMapping.fromApi(item.getOrganization(), item.getVersion()));
    } catch (IllegalArgumentException e) {
      log.error(
          "Version {} of policy {} is not used: {}",
          item.getVersion().getVersion(),
          item.getVersion().getPolicy(),
          e.getMessage());
    }
  }
}
