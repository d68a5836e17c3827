package org.doubleloop.kit.access;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The gateway gave no token: the call that needed it cannot be made now.
public final class TokenUnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  TokenUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
