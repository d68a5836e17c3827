package org.doubleloop.kit.lane;

/// The writer's queue is full: nothing was taken, and trying again in a moment is right.
public final class LaneOverloadedException extends RuntimeException {
  public LaneOverloadedException(String message) {
    super(message);
  }
}
