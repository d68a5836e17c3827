package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// A message as it was written, before anybody changed it. What became of it: an [Action] that
/// names it sent it, and an [Edit] that names it changed it.
///
/// @param byModel else by the option's template
/// @param model which, where that was said
/// @param guidance the ids of the clauses that were served to its writer
/// @param withheld the ids of those that held and were left out by chance
/// @param unit by which chance decided
/// @param source of the event that it came by
public record WrittenDraft(
    String organization,
    String id,
    @Nullable String suggestion,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    String text,
    boolean byModel,
    @Nullable String model,
    List<String> guidance,
    List<String> withheld,
    @Nullable String unit,
    Instant at,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions)
    implements FeedItem {
  public WrittenDraft {
    guidance = List.copyOf(guidance);
    withheld = List.copyOf(withheld);
    extensions = Map.copyOf(extensions);
  }

  /// The policy under which it was written.
  public Optional<PolicyKey> policyKey() {
    return Optional.ofNullable(policy).map(id -> new PolicyKey(organization, id));
  }
}
