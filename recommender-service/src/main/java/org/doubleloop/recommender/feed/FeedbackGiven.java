package org.doubleloop.recommender.feed;

import java.time.Instant;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What was said of a suggestion.
///
/// @param version the policy version of the suggestion
/// @param number of what was said of it, from 1
/// @param suggested the option that was suggested
/// @param state what was said
/// @param stands the last word on the suggestion after it
/// @param stood the last word before it; null where this is the first
/// @param option what was done instead
/// @param by the principal that says so
public record FeedbackGiven(
    PolicyKey key,
    int version,
    String id,
    String suggestion,
    int number,
    @Nullable String suggested,
    FeedbackState state,
    FeedbackState stands,
    @Nullable FeedbackState stood,
    @Nullable String option,
    @Nullable String reason,
    String by,
    Instant at,
    Instant recordedAt)
    implements FeedItem {

  @Override
  public String organization() {
    return key.organization();
  }
}
