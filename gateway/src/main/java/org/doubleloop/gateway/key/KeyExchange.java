package org.doubleloop.gateway.key;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.token.Tokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/// Exchanges API keys for tokens.
///
/// A key is read from the store and a token is signed for it; both serve while the key is read
/// again every few seconds, beside the requests. While the store cannot be reached the last reading
/// serves for three quarters of its token's life. A token ends one life after its key was read, not
/// after it was signed: so a key that was revoked opens nothing after that.
public final class KeyExchange {

  private static final Logger log = LoggerFactory.getLogger(KeyExchange.class);
  private static final int MOST_KEPT = 10_000;

  private final ApiKeys keys;
  private final Organizations organizations;
  private final Tokens tokens;
  private final Clock clock;
  private final Executor executor;
  private final AsyncLoadingCache<String, Reading> readings;

  /// @param refresh how old a key's reading gets before it is read again
  KeyExchange(
      ApiKeys keys,
      Organizations organizations,
      Tokens tokens,
      Duration refresh,
      Clock clock,
      Executor executor) {
    this.keys = keys;
    this.organizations = organizations;
    this.tokens = tokens;
    this.clock = clock;
    this.executor = executor;
    this.readings =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .executor(executor)
            .ticker(() -> Instant.EPOCH.until(clock.instant(), ChronoUnit.NANOS))
            .refreshAfterWrite(refresh)
            .expireAfter(Expiry.<String, Reading>writing((_, reading) -> timeLeft(reading)))
            .buildAsync(new Reader());
  }

  /// @param used whether somebody has shown the key since
  private record Reading(
      ApiKey key, Instant at, @Nullable AuthenticatedCaller caller, AtomicBoolean used) {}

  /// Lets in who shows a valid key.
  ///
  /// Ends in [InvalidBearerTokenException] for any other, and in what the store threw where it
  /// cannot be reached.
  public Mono<AuthenticatedCaller> authenticate(KeyText shown) {
    return reading(shown.id())
        .flatMap(reading -> serves(reading) ? Mono.just(reading) : readingAnew(shown.id()))
        .filter(reading -> shown.hasHash(reading.key().hash()))
        .map(this::caller)
        .switchIfEmpty(Mono.error(KeyExchange::unknown));
  }

  private Mono<Reading> reading(String id) {
    return Mono.fromFuture(() -> readings.get(id), true);
  }

  /// For a reading that has aged while it was under way.
  private Mono<Reading> readingAnew(String id) {
    forget(id);
    return reading(id);
  }

  /// What is answered for a key that is none.
  public static InvalidBearerTokenException unknown() {
    return new InvalidBearerTokenException("This API key is not known");
  }

  /// Forgets what was read of a key, and what is being read.
  void forget(String id) {
    readings.synchronous().invalidate(id);
  }

  /// Forgets what was read of the keys of an organization.
  public void forgetAll(String organization) {
    readings
        .synchronous()
        .asMap()
        .values()
        .removeIf(reading -> reading.key().organization().equals(organization));
  }

  private AuthenticatedCaller caller(Reading reading) {
    if (reading.key().revokedAt() != null) {
      throw new InvalidBearerTokenException("This API key was revoked");
    }
    if (isOver(reading.key())) {
      throw new InvalidBearerTokenException("This API key has expired");
    }
    var caller = reading.caller();
    if (caller == null) {
      throw unknown();
    }
    keep(reading);
    return caller;
  }

  /// Keeps the day of its last use: nobody waits for that, and what fails is made up for at the
  /// next reading.
  private void keep(Reading reading) {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!day.equals(reading.key().lastUsedOn()) && !reading.used().getAndSet(true)) {
      CompletableFuture.runAsync(() -> keys.use(reading.key().id(), day), executor)
          .exceptionally(failure -> {
            log.debug("The use of key {} is not kept: {}", reading.key().id(), failure.toString());
            return null;
          });
    }
  }

  private boolean isOver(ApiKey key) {
    return key.expiresAt() != null && !key.expiresAt().isAfter(clock.instant());
  }

  /// How long a reading still serves.
  private Duration timeLeft(Reading reading) {
    var serves = tokens.life().multipliedBy(3).dividedBy(4);
    return serves.minus(Duration.between(reading.at(), clock.instant()));
  }

  private boolean serves(Reading reading) {
    return timeLeft(reading).isPositive();
  }

  private final class Reader implements AsyncCacheLoader<String, Reading> {

    @Override
    public CompletableFuture<@Nullable Reading> asyncLoad(String id, Executor executor) {
      return CompletableFuture.supplyAsync(() -> read(id), executor);
    }

    @Override
    public CompletableFuture<@Nullable Reading> asyncReload(
        String id, Reading last, Executor executor) {
      return asyncLoad(id, executor)
          .exceptionally(failure -> {
            log.warn("Key {} is taken as it last was: {}", id, failure.toString());
            return last;
          });
    }
  }

  private @Nullable Reading read(String id) {
    Instant at = clock.instant();
    return keys.find(id)
        .map(key -> new Reading(key, at, exchange(key, at), new AtomicBoolean()))
        .orElse(null);
  }

  private @Nullable AuthenticatedCaller exchange(ApiKey key, Instant readAt) {
    if (key.revokedAt() != null || isOver(key)) {
      return null;
    }
    var end = readAt.plus(tokens.life());
    if (key.expiresAt() != null && key.expiresAt().isBefore(end)) {
      end = key.expiresAt();
    }
    var sandbox = organizations.sandbox(key.organization());
    var token =
        sandbox.isPresent()
            ? tokens.issue(sandbox.get().grant(key.grant()), sandbox.get().ahead(), end)
            : tokens.issue(key.grant(), Duration.ZERO, end);
    return new AuthenticatedCaller(key.grant(), token);
  }
}
