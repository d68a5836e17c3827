package org.doubleloop.recommender.feed;

/// A feed does not know a cursor that it gave: its service has lost the secret that sealed it, and
/// never will know it again. So the feed must be read from its start.
public final class CursorRefusedException extends RuntimeException {

  /// @param service whose feed it is
  public CursorRefusedException(String service, Throwable cause) {
    super("The feed of " + service + " does not know its cursor any more", cause);
  }
}
