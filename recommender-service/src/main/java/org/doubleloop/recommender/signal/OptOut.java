package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.Map;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/// That nothing is to be done to a subject, or to any of an account, any more; or that it may be.
///
/// @param scope of which it speaks
/// @param unit that one, under the name that suggestions have for it
/// @param policy of which it speaks; null for all
/// @param channel by which way it was said
/// @param out false where it takes back what was said before
/// @param source of the event that it came by
public record OptOut(
    String organization,
    String id,
    UnitKind scope,
    String unit,
    @Nullable String subject,
    @Nullable String account,
    @Nullable String policy,
    @Nullable String channel,
    boolean out,
    @Nullable String reason,
    Instant at,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions)
    implements FeedItem {
  public OptOut {
    extensions = Map.copyOf(extensions);
  }
}
