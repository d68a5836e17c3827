package org.doubleloop.signal.capture;

/// What a signal tells of.
public enum Kind {
  ACTION,
  EDIT,
  OUTCOME,
  /// What an action has led to so far, stated by this service itself.
  CONNECTED
}
