package org.doubleloop.recommender.contrast;

/// By what something is counted; the two are never mixed.
enum Basis {
  /// By what chance gave, whatever was done.
  RANDOMISED,
  /// By what was done: who did it may be what makes the difference.
  OBSERVATIONAL
}
