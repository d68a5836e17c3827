package org.doubleloop.signal.connector;

/// Finds one kind of what was left undone because a process ended, and does it.
public interface Sweep {
  void sweep();

  /// Whether there may be more to do now than when it was last done.
  boolean isDue();
}
