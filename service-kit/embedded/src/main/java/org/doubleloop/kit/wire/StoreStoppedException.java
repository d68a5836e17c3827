package org.doubleloop.kit.wire;

import org.jspecify.annotations.Nullable;

/// The store answers no more: it was closed, or its file could not be written, so that what is in
/// memory can no longer be told from what is on the disk.
public final class StoreStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreStoppedException(@Nullable Throwable cause) {
    super("the embedded store has stopped; restart to go on from what is in its file", cause);
  }
}
