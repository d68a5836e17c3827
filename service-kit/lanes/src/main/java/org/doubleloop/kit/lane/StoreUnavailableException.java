package org.doubleloop.kit.lane;

import org.jspecify.annotations.Nullable;

/// The store did not answer in time. Whether the document is stored is not known; appending it
/// again tells.
public final class StoreUnavailableException extends RuntimeException {
  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
