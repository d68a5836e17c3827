package org.doubleloop.recommender.results;

import java.util.Comparator;
import org.doubleloop.recommender.measure.MetricKey;

/// A metric, and what hints at it before it is known.
public record Lead(MetricKey metric, MetricKey leading) implements Comparable<Lead> {
  private static final Comparator<Lead> ORDER =
      Comparator.comparing(Lead::metric).thenComparing(Lead::leading);

  @Override
  public int compareTo(Lead other) {
    return ORDER.compare(this, other);
  }
}
