package org.doubleloop.recommender.model;

/// Whether a policy wants more of its metric or less.
public enum Direction {
  INCREASE,
  DECREASE;

  boolean prefers(double one, double other) {
    return this == INCREASE ? one > other : one < other;
  }
}
