package org.doubleloop.kit.id;

import static org.doubleloop.kit.problem.CommonProblem.CONFLICT;
import static org.doubleloop.kit.problem.CommonProblem.IDEMPOTENCY_KEY_REUSED;
import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// How a thing that is being created is named, and what it means when that name is taken by
/// something else.
///
/// @param organization whose thing it is
/// @param id the public id
/// @param naming where the id comes from
public record Creation(String organization, String id, Naming naming) {

  private static final String RESTAMPED =
      "The same is stored under %s as of another time, so that there is nothing left to do. A"
          + " repeat says the time that was said first; under another name it would stand twice";

  private static final String ANOTHER =
      "Another body is stored under %s. To repeat that one send it as it was; only something else"
          + " is sent under another name, as it would stand twice";

  /// Where bodies and events say when something happened.
  private static final Set<String> TIMES = Set.of("/at", "/time", "/data/at");

  /// Where the id of a new thing comes from.
  public enum Naming {
    /// The caller chose it.
    CLIENT,
    /// It follows from the caller's `Idempotency-Key`.
    KEY,
    /// It is random: repeating the request makes another thing.
    RANDOM
  }

  /// The request that creates: an idempotency key means nothing outside of it.
  ///
  /// @param principal the owner of the credentials, so that a rotated key does not double
  /// @param path the path as sent, such as `/v1/actions/a-7/edits`
  public record Request(String organization, String principal, String method, String path) {

    public Request {
      if (organization.isEmpty() || principal.isEmpty() || method.isEmpty() || path.isEmpty()) {
        throw new IllegalArgumentException(
            "A request has organization, principal, method and path");
      }
    }
  }

  public Creation {
    if (organization.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("A creation has an organization and an id");
    }
  }

  /// Takes the id from the body, else from the idempotency key, else from chance.
  ///
  /// @param bodyId the `id` in the body, if any
  /// @param idempotencyKey the header as sent, if any
  /// @throws ServiceException `invalid-request` when both are given or one is malformed
  public static Creation of(
      Request request,
      @Nullable String bodyId,
      @Nullable String idempotencyKey,
      RandomGenerator random) {
    var key = IdempotencyKey.parse(idempotencyKey);
    if (bodyId != null) {
      if (key.isPresent()) {
        throw invalid("/id", "EXCLUSIVE", "must not be given together with an Idempotency-Key");
      }
      if (!Ids.CLIENT_ID.matcher(bodyId).matches()) {
        throw invalid("/id", "PATTERN", "must match ^" + Ids.CLIENT_ID + "$");
      }
      return new Creation(request.organization(), bodyId, Naming.CLIENT);
    }
    return key.map(k -> new Creation(request.organization(), keyed(request, k), Naming.KEY))
        .orElseGet(() -> new Creation(request.organization(), Ids.random(random), Naming.RANDOM));
  }

  /// The `_id` of the document that holds the thing.
  public String documentId(String kind) {
    return Ids.document(organization, kind, id);
  }

  /// Answers again what stands under this name, where the same request made it.
  ///
  /// @param isSame whether it did
  /// @throws ServiceException when another did
  public <T> T again(T standing, boolean isSame) {
    if (!isSame) {
      throw conflict();
    }
    return standing;
  }

  /// What to throw when another body is stored under this name, and nobody knows where it differs.
  public ServiceException conflict() {
    return conflict(List.of());
  }

  /// What to throw when another body is stored under this name.
  ///
  /// @param differing where it differs
  public ServiceException conflict(List<FieldFault> differing) {
    var name = naming == Naming.KEY ? "this Idempotency-Key" : "the id " + id;
    return new ServiceException(
        naming == Naming.KEY ? IDEMPOTENCY_KEY_REUSED : CONFLICT,
        saidOfConflict(name, differing),
        differing);
  }

  /// What to say where another body is stored under a name: how to go on without storing the same
  /// thing twice.
  public static String saidOfConflict(String name, List<FieldFault> differing) {
    boolean restamped = differing.size() == 1 && TIMES.contains(differing.getFirst().pointer());
    return (restamped ? RESTAMPED : ANOTHER).formatted(name);
  }

  private static String keyed(Request request, IdempotencyKey key) {
    return Ids.hash(
        request.organization(),
        "key",
        request.principal(),
        request.method(),
        request.path(),
        key.value());
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        INVALID_REQUEST, "The id cannot be used", List.of(new FieldFault(pointer, code, message)));
  }
}
