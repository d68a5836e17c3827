package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What an action has led to so far, and the statement that this one takes the place of.
///
/// @param actorKind who did it, as the signal-service names it; null where that is not known, or
///   was not kept yet
/// @param draft the id of the one that the action sent
/// @param number of the statement, from 1 for each action
public record Connected(
    String organization,
    String action,
    int number,
    Instant actionAt,
    String subject,
    Units units,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    @Nullable String suggestion,
    @Nullable String draft,
    @Nullable String trigger,
    Occasion occasion,
    Map<String, Object> context,
    @Nullable String actorKind,
    List<CountedOutcome> outcomes,
    List<CountedOutcome> previous,
    Instant recordedAt)
    implements FeedItem {
  public Connected {
    context = Map.copyOf(context);
    outcomes = List.copyOf(outcomes);
    previous = List.copyOf(previous);
  }

  /// The policy under which the action was done.
  public Optional<PolicyKey> policyKey() {
    return Optional.ofNullable(policy).map(id -> new PolicyKey(organization, id));
  }
}
