package org.doubleloop.recommender.look;

/// How sure a contrast is.
public enum Tier {
  /// Nothing is to be made of it.
  NONE,
  /// A pattern that is worth a look, and no evidence yet.
  HUNCH,
  /// It has passed the test: of all that do, at most one in twenty is chance, on average.
  HOLDS
}
