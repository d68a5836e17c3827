package org.doubleloop.recommender.measure;

import java.time.Instant;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fit.Fit;

/// The fit of a model as somebody has measured it.
///
/// @param rules by which was counted
/// @param number of the measurement, from 1 for each model; the highest holds
public record Measured(MetricKey metric, int rules, int number, Fit fit, Instant recordedAt)
    implements FeedItem {

  @Override
  public String organization() {
    return metric.key().organization();
  }
}
