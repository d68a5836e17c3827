package org.doubleloop.policy.feed;

import java.time.Duration;
import java.util.Optional;
import org.doubleloop.api.policy.PolicyFeedApi;
import org.doubleloop.api.policy.model.PolicyFeedItem;
import org.doubleloop.api.policy.model.PolicyFeedPage;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.policy.policy.PolicyMapping;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PolicyFeedController implements PolicyFeedApi {
  private final PolicyChanges changes;

  PolicyFeedController(PolicyChanges changes) {
    this.changes = changes;
  }

  @Override
  public ResponseEntity<PolicyFeedPage> readPolicyFeed(
      @Nullable String cursor, Integer limit, Integer wait) {
    var caller = Callers.current();
    var organization =
        caller.isForAllOrganizations()
            ? Optional.<String>empty()
            : Optional.of(caller.organization());
    var page = changes.read(organization, cursor, Listing.limit(limit), Duration.ofMillis(wait));
    return ResponseEntity.ok(
        new PolicyFeedPage()
            .items(page.versions().stream().map(PolicyFeedController::item).toList())
            .next(page.next())
            .more(page.more()));
  }

  private static PolicyFeedItem item(PolicyVersion version) {
    return new PolicyFeedItem()
        .organization(version.organization())
        .version(PolicyMapping.write(version));
  }
}
