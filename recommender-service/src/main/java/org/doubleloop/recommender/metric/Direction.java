package org.doubleloop.recommender.metric;

/// Whether a policy wants more of its metric or less.
public enum Direction {
  INCREASE,
  DECREASE;

  public boolean prefers(double one, double other) {
    return this == INCREASE ? one > other : one < other;
  }
}
