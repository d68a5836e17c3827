package org.doubleloop.kit.creation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// How the thing that the request at hand creates is named, and what its body is known by. It is
/// asked on the thread that answers the request.
public final class Creations {
  private final HttpServletRequest request;
  private final CanonicalJson canonical;
  private final KeyedHash hash;
  private final RandomGenerator random;

  /// @param request stands for the one that is being answered
  public Creations(
      HttpServletRequest request, CanonicalJson canonical, KeyedHash hash, RandomGenerator random) {
    this.request = request;
    this.canonical = canonical;
    this.hash = hash;
    this.random = random;
  }

  /// Names what the caller creates by this request.
  ///
  /// @param bodyId the `id` in the body, if any
  /// @param idempotencyKey the header as sent, if any
  /// @throws org.doubleloop.kit.problem.ServiceException `invalid-request` when both are given or
  ///   one is malformed
  public Creation of(@Nullable String bodyId, @Nullable String idempotencyKey) {
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

  /// The keyed hash by which a repeat of the request is told from another one under its name.
  ///
  /// @param body as it was read: a generated model, a record, a list or a map
  public String bodyHash(Object body) {
    return hash.of(canonical.of(body));
  }
}
