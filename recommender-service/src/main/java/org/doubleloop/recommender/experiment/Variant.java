package org.doubleloop.recommender.experiment;

/// What a unit of an experiment is given.
public enum Variant {
  /// What the version in force says.
  A,
  /// What the other content says.
  B
}
