package org.doubleloop.recommender.look;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What somebody saw who looked at the units of a policy.
///
/// @param number from 1 for each policy: whoever is first has it, knowing all looks before
/// @param version in force: by its metric it was judged what came of units
/// @param moment up to when all had been told, by the clock of the organization
/// @param closed how many units had closed
/// @param open how many had not
/// @param found those that are tested, and hunches, the surest first
/// @param nominated contrasts that are tested from the moment on
/// @param limit whom to keep from some moment on, where there were too many
public record Look(
    PolicyKey key,
    int number,
    int version,
    Instant moment,
    long closed,
    long open,
    List<Found> found,
    List<Nomination> nominated,
    @Nullable Limit limit,
    Instant recordedAt)
    implements FeedItem {

  /// The order in which looks were made.
  public static final Comparator<Look> ORDER = Comparator.comparingInt(Look::number);

  private static final long DAY = 86_400;

  /// Whom to keep of those that are assigned later: the units whose
  /// [place][org.doubleloop.recommender.given.Given#place] lies below this one. Recorded before
  /// anything is known of whom it leaves out.
  ///
  /// @param since in milliseconds since 1970
  public record Limit(long since, long place) {}

  public Look {
    found = List.copyOf(found);
    nominated = List.copyOf(nominated);
  }

  /// The day in which a moment lies, by UTC.
  ///
  /// @param moment in seconds since 1970
  public static long day(long moment) {
    return Math.floorDiv(moment, DAY);
  }

  public long day() {
    return day(moment.getEpochSecond());
  }

  @Override
  public String organization() {
    return key.organization();
  }
}
