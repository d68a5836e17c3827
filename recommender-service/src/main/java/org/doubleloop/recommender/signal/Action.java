package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// An action as it was captured.
///
/// @param version the policy version that it says it followed
/// @param suggestion the id of the one that was before the eyes of who did it
/// @param draft the id of the one that it sent
/// @param postedBy whose key it came with, whoever is said to have done it
/// @param source of the event that it came by
public record Action(
    String organization,
    String id,
    String subject,
    @Nullable String account,
    Units units,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    @Nullable String suggestion,
    @Nullable String draft,
    @Nullable String trigger,
    Occasion occasion,
    Map<String, Object> context,
    @Nullable Actor actor,
    @Nullable Poster postedBy,
    Instant at,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions)
    implements FeedItem {
  public Action {
    context = Map.copyOf(context);
    extensions = Map.copyOf(extensions);
  }

  /// The policy under which it was done.
  public Optional<PolicyKey> policyKey() {
    return Optional.ofNullable(policy).map(id -> new PolicyKey(organization, id));
  }
}
