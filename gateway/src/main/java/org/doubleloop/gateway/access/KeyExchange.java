package org.doubleloop.gateway.access;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/// Exchanges API keys for tokens.
///
/// A key is read from the store, a token is signed for it, and both are kept for a few seconds;
/// then the key is read again in the background. While the store cannot be reached the last reading
/// serves a little longer, always well within its token's life. A token ends one life after its key
/// was read, not after it was signed: so a key that was revoked opens nothing after that.
final class KeyExchange {

  private static final int MOST_KEYS = 10_000;

  private final ApiKeys keys;
  private final Tokens tokens;
  private final Clock clock;
  private final Duration tokenLife;
  private final AsyncLoadingCache<String, Reading> readings;

  @SuppressWarnings("NullAway") // a loader's null says that there is no such key, and is not kept
  KeyExchange(
      ApiKeys keys, Tokens tokens, AccessProperties properties, Clock clock, Executor executor) {
    this.keys = keys;
    this.tokens = tokens;
    this.clock = clock;
    this.tokenLife = properties.tokenLife();
    this.readings =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(executor)
            .refreshAfterWrite(properties.keyRefresh())
            .expireAfterWrite(tokenLife.multipliedBy(3).dividedBy(4))
            .buildAsync(this::read);
  }

  private record Reading(ApiKey key, Optional<Admission> admission) {}

  /// Lets in who shows a valid key.
  ///
  /// Ends in [InvalidBearerTokenException] for any other, and in what the store threw where it
  /// cannot be reached.
  Mono<Admission> admit(KeyText shown) {
    return Mono.fromFuture(() -> readings.get(shown.id()), true)
        .filter(reading -> shown.hasHash(reading.key().hash()))
        .map(this::admission)
        .switchIfEmpty(Mono.error(KeyExchange::unknown));
  }

  static InvalidBearerTokenException unknown() {
    return new InvalidBearerTokenException("This API key is not known");
  }

  /// Forgets what was read of a key.
  void forget(String id) {
    readings.synchronous().invalidate(id);
  }

  private Admission admission(Reading reading) {
    if (reading.key().revokedAt() != null) {
      throw new InvalidBearerTokenException("This API key was revoked");
    }
    if (isOver(reading.key())) {
      throw new InvalidBearerTokenException("This API key has expired");
    }
    return reading.admission().orElseThrow(KeyExchange::unknown);
  }

  private boolean isOver(ApiKey key) {
    return key.expiresAt() != null && !key.expiresAt().isAfter(clock.instant());
  }

  private @Nullable Reading read(String id) {
    Instant at = clock.instant();
    return keys.find(id).map(key -> new Reading(key, exchange(key, at))).orElse(null);
  }

  private Optional<Admission> exchange(ApiKey key, Instant readAt) {
    if (key.revokedAt() != null || isOver(key)) {
      return Optional.empty();
    }
    var end = readAt.plus(tokenLife);
    if (key.expiresAt() != null && key.expiresAt().isBefore(end)) {
      end = key.expiresAt();
    }
    return Optional.of(new Admission(key.grant(), tokens.issue(key.grant(), end)));
  }
}
