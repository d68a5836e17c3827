package org.doubleloop.recommender.look;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What somebody saw who looked at the units of a policy.
///
/// @param number from 1 for each policy and day
/// @param moment up to when all had been told, by the clock of the organization
/// @param units how many had closed
/// @param nominated contrasts that are tested from the moment on
/// @param limit whom to keep from some moment on, where there were too many
public record Look(
    PolicyKey key,
    long day,
    int number,
    Instant moment,
    long units,
    List<Nomination> nominated,
    @Nullable Limit limit,
    Instant recordedAt)
    implements FeedItem {

  /// Whom to keep of those that are assigned later: the units whose
  /// [place][org.doubleloop.recommender.given.Given#place] lies below this one. Recorded before
  /// anything is known of whom it leaves out.
  ///
  /// @param since in milliseconds since 1970
  public record Limit(long since, long place) {}

  public Look {
    nominated = List.copyOf(nominated);
  }

  @Override
  public String organization() {
    return key.organization();
  }
}
