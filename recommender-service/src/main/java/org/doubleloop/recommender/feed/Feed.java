package org.doubleloop.recommender.feed;

/// A feed that is folded.
public enum Feed {
  /// What the signal-service has captured.
  SIGNALS,
  /// What this service itself has suggested, and heard of it.
  OWN
}
