package org.doubleloop.gateway.key;

import java.time.Instant;

/// A place in an organization's list of keys: behind this key.
record KeyPlace(Instant createdAt, String id) {

  static KeyPlace of(ApiKey key) {
    return new KeyPlace(key.createdAt(), key.id());
  }

  /// Reads what [#position] has written.
  static KeyPlace parse(String position) {
    int dot = position.indexOf('.');
    return new KeyPlace(
        Instant.ofEpochMilli(Long.parseLong(position.substring(0, dot))),
        position.substring(dot + 1));
  }

  String position() {
    return createdAt.toEpochMilli() + "." + id;
  }
}
