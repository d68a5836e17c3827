package org.doubleloop.signal.newkind;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;

/// What both kinds say.
record Text(Header header, String text) implements Signal {
  /// As it is sent and told: what the contract would describe.
  record Json(@NotNull @Size(max = 20) String text) {}

  static Text read(Header header, Json sent) {
    return new Text(header, sent.text());
  }
}
