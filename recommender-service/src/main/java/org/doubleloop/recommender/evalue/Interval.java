package org.doubleloop.recommender.evalue;

/// A difference of two means of values from 0 to 1, with what it may be.
public record Interval(double estimate, double low, double high) {
  static Interval around(double estimate, double radius) {
    return new Interval(estimate, Math.max(-1, estimate - radius), Math.min(1, estimate + radius));
  }

  public boolean holds(double difference) {
    return low <= difference && difference <= high;
  }
}
