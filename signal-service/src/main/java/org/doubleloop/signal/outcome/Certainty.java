package org.doubleloop.signal.outcome;

/// How sure it is that an outcome happened.
public enum Certainty {
  CERTAIN,
  /// An open that a mail proxy may have made, say: it does not count unless the policy says so.
  WEAK
}
