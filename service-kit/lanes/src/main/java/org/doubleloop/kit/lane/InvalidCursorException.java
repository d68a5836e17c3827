package org.doubleloop.kit.lane;

/// A cursor that was not made here, or not for this organization: the caller's fault.
public final class InvalidCursorException extends RuntimeException {
  public InvalidCursorException(String message) {
    super(message);
  }
}
