package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.Map;
import org.doubleloop.recommender.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/// One outcome as it was captured. What an action has led to in all, after corrections, is in
/// [Connected].
///
/// @param action the one that it named; null where it was to find its action
/// @param last whether the sender said that nothing more will come (`final`)
/// @param certain whether it is known to be what it says
/// @param corrects the outcome of the same action that it takes the place of
/// @param retracted whether that one did not happen at all
/// @param postedBy whose key it came with
/// @param source of the event that it came by
public record Outcome(
    String organization,
    String id,
    @Nullable String action,
    String type,
    double value,
    boolean last,
    boolean certain,
    @Nullable String corrects,
    boolean retracted,
    @Nullable Poster postedBy,
    Instant at,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions)
    implements FeedItem {
  public Outcome {
    extensions = Map.copyOf(extensions);
  }
}
