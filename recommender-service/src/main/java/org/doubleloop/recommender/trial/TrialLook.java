package org.doubleloop.recommender.trial;

import java.time.Instant;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What somebody saw who looked at an experiment.
///
/// @param experiment its id
/// @param moment up to when all had been told, by the clock of the organization
/// @param ending how it has ended; null where it goes on
public record TrialLook(
    PolicyKey key,
    String experiment,
    Instant moment,
    Reading reading,
    @Nullable Ending ending,
    Instant recordedAt)
    implements FeedItem {

  /// The same, where it was ended by that.
  TrialLook endedBy(Ending other) {
    return new TrialLook(key, experiment, moment, reading, other, recordedAt);
  }

  @Override
  public String organization() {
    return key.organization();
  }
}
