package org.doubleloop.recommender.feed;

import java.time.Instant;
import org.doubleloop.recommender.policy.PolicyKey;

/// That somebody acted after a suggestion that was only logged, in mode OBSERVE.
///
/// @param version the policy version of the suggestion
/// @param suggestion its id
/// @param option what was done
/// @param logged what would have been suggested
/// @param at when the action was done
public record ObservedAction(
    PolicyKey key,
    int version,
    String suggestion,
    String option,
    String logged,
    Instant at,
    Instant recordedAt)
    implements FeedItem {

  @Override
  public String organization() {
    return key.organization();
  }

  /// Whether that was done which would have been suggested.
  public boolean isSame() {
    return option.equals(logged);
  }
}
