package org.doubleloop.policy.proposal;

import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.id.BodyHash;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows requests again when they are repeated.
@Component
final class Requests {
  private final CanonicalJson canonical;
  private final BodyHash bodyHash;
  private final RandomGenerator random;

  Requests(CanonicalJson canonical, BodyHash bodyHash, RandomGenerator random) {
    this.canonical = canonical;
    this.bodyHash = bodyHash;
    this.random = random;
  }

  byte[] canonical(Object body) {
    return canonical.of(body);
  }

  Creation creation(
      Caller caller, String path, @Nullable String id, @Nullable String idempotencyKey) {
    var request = new Creation.Request(caller.organization(), caller.principal(), "POST", path);
    return Creation.of(request, id, idempotencyKey, random);
  }

  /// Absent without an idempotency key.
  @Nullable KeyedRequest keyed(
      Caller caller, String path, @Nullable String idempotencyKey, byte[] body) {
    return idempotencyKey == null
        ? null
        : new KeyedRequest(creation(caller, path, null, idempotencyKey).id(), bodyHash.of(body));
  }
}
