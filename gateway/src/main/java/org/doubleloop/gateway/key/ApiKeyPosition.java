package org.doubleloop.gateway.key;

import java.time.Instant;

/// A position in an organization's list of keys: behind this key.
record ApiKeyPosition(Instant createdAt, String id) {

  static ApiKeyPosition of(ApiKey key) {
    return new ApiKeyPosition(key.createdAt(), key.id());
  }

  /// Reads what [#text] has written.
  static ApiKeyPosition parse(String text) {
    int dot = text.indexOf('.');
    return new ApiKeyPosition(
        Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))), text.substring(dot + 1));
  }

  String text() {
    return createdAt.toEpochMilli() + "." + id;
  }
}
