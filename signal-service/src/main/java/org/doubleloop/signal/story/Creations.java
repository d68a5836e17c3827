package org.doubleloop.signal.story;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.signal.capture.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Names what a request creates, and says when.
@Component
final class Creations {
  private final RandomGenerator random;
  private final InstantSource clock;

  Creations(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /// @param path of the request
  /// @param bodyId the `id` in its body, if any
  /// @param idempotencyKey the header as sent, if any
  Creation of(
      Caller caller, String path, @Nullable String bodyId, @Nullable String idempotencyKey) {
    var request = new Creation.Request(caller.organization(), caller.principal(), "POST", path);
    return Creation.of(request, bodyId, idempotencyKey, random);
  }

  /// The header of what is created now.
  Header header(Creation creation) {
    return Header.of(creation.organization(), creation.id(), clock.instant());
  }
}
