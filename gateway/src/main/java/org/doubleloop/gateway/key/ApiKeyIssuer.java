package org.doubleloop.gateway.key;

import static org.doubleloop.kit.problem.CommonProblem.CONFLICT;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.secret.Secrets;
import org.jspecify.annotations.Nullable;

/// Makes API keys and revokes them. Making one can be repeated though no secret is stored: under an
/// `Idempotency-Key` the secret of the key follows from the request and from a secret of the
/// gateway's, and so can be shown again.
final class ApiKeyIssuer {

  private final ApiKeys keys;
  private final KeyExchange exchange;
  private final Secrets secrets;
  private final Clock clock;
  private final RandomGenerator random;

  ApiKeyIssuer(
      ApiKeys keys, KeyExchange exchange, Secrets secrets, Clock clock, RandomGenerator random) {
    this.keys = keys;
    this.exchange = exchange;
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  /// A key as it was made, and the text that opens the door by it.
  record Made(KeyText text, ApiKey key) {}

  /// Makes a key, or shows again what the same request has made before.
  ///
  /// @throws ServiceException when the idempotency key has made another one, or when what it has
  ///   made cannot be shown any more
  Made make(Creation.Request request, @Nullable String idempotencyKey, NewApiKey wanted) {
    var creation = Creation.of(request, null, idempotencyKey, random);
    var text =
        creation.naming() == Creation.Naming.KEY
            ? KeyText.derived(secrets, creation.id())
            : KeyText.random(random);
    return again(creation, text, wanted)
        .orElseGet(() -> {
          var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          var key = wanted.make(text, request.organization(), now);
          return keys.add(key)
              ? new Made(text, key)
              : again(creation, text, wanted).orElseThrow(creation::conflict);
        });
  }

  private Optional<Made> again(Creation creation, KeyText text, NewApiKey wanted) {
    return keys.find(text.id())
        .map(found -> {
          var stored =
              creation.again(
                  found,
                  found.organization().equals(creation.organization())
                      && found.owner().equals(wanted.owner())
                      && Objects.equals(found.label(), wanted.label())
                      && found.scopes().equals(wanted.scopes())
                      && Objects.equals(found.expiresAt(), wanted.expiresAt()));
          if (!text.hasHash(stored.hash())) {
            throw new ServiceException(
                CONFLICT,
                "The key %s was made by this request, and the secret of the gateway has changed since: it cannot be shown again. Revoke it and make another"
                    .formatted(stored.id()));
          }
          return new Made(text, stored.asMade());
        });
  }

  /// Revokes a key; here it opens nothing from now on.
  ///
  /// @throws ServiceException `not-found` when the organization has no such key
  void revoke(String organization, String id) {
    if (!keys.revoke(organization, id, clock.instant())) {
      throw new ServiceException(NOT_FOUND, "The organization has no key with this id");
    }
    exchange.forget(id);
  }
}
