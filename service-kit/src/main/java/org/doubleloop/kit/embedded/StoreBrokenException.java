package org.doubleloop.kit.embedded;

/// The store's file could not be written. What is in memory can no longer be told from what is on
/// the disk, so nothing is answered any more until the store is opened again.
final class StoreBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreBrokenException(Throwable cause) {
    super(
        "the embedded store's file cannot be written; restart to go on from what is in it", cause);
  }
}
