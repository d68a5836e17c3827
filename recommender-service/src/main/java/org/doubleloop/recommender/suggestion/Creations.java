package org.doubleloop.recommender.suggestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.id.BodyHash;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.json.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the thing that the request at hand creates is named, and what its body is known by.
@Component
final class Creations {

  private final HttpServletRequest request;
  private final CanonicalJson canonical;
  private final BodyHash hash;
  private final RandomGenerator random;

  Creations(
      HttpServletRequest request, CanonicalJson canonical, BodyHash hash, RandomGenerator random) {
    this.request = request;
    this.canonical = canonical;
    this.hash = hash;
    this.random = random;
  }

  Creation creation(@Nullable String bodyId, @Nullable String idempotencyKey) {
    var caller = Callers.current();
    return Creation.of(
        new Creation.Request(
            caller.organization(),
            caller.principal(),
            request.getMethod(),
            request.getRequestURI()),
        bodyId,
        idempotencyKey,
        random);
  }

  String bodyHash(Object body) {
    return hash.of(canonical.of(body));
  }
}
