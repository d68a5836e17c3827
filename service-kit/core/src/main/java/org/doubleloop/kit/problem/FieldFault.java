package org.doubleloop.kit.problem;

import java.util.Objects;

/// One fault in what was sent, and where it is.
///
/// @param pointer a JSON pointer into the body (empty: the whole body), or for what is outside the
///   body the name of the parameter or header, such as `limit` and `If-Match`
/// @param code a stable word for programs, such as `REQUIRED`
/// @param message a sentence for people that completes the name of the field: "must be a string"
public record FieldFault(String pointer, String code, String message) {

  public FieldFault {
    Objects.requireNonNull(pointer, "pointer");
    if (code.isEmpty() || message.isEmpty()) {
      throw new IllegalArgumentException("A fault has a code and a message");
    }
  }

  /// The JSON pointer of what has this name in what another points at (RFC 6901).
  public static String pointer(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
