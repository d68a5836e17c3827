package org.doubleloop.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Exchanges API keys for tokens.
///
/// A key is read from the store, a token is signed for it, and both serve for a few seconds; then
/// the key is read again. While the store cannot be reached the last reading serves a little
/// longer, well within its token's life. A token ends one life after its key was read, not after it
/// was signed: so a key that was revoked opens nothing after that.
final class KeyExchange {

  private static final Logger log = LoggerFactory.getLogger(KeyExchange.class);
  private static final int MOST_KEPT = 10_000;

  private final ApiKeys keys;
  private final Tokens tokens;
  private final Clock clock;
  private final Duration tokenLife;
  private final Duration keyRefresh;
  private final Scheduler scheduler;
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private final Map<String, Mono<Reading>> underWay = new ConcurrentHashMap<>();

  KeyExchange(
      ApiKeys keys, Tokens tokens, AccessProperties properties, Clock clock, Executor executor) {
    this.keys = keys;
    this.tokens = tokens;
    this.clock = clock;
    this.tokenLife = properties.tokenLife();
    this.keyRefresh = properties.keyRefresh();
    this.scheduler = Schedulers.fromExecutor(executor);
  }

  private record Reading(ApiKey key, Instant at, Optional<Admission> admission) {}

  /// Lets in who shows a valid key.
  ///
  /// Ends in [InvalidBearerTokenException] for any other, and in what the store threw where it
  /// cannot be reached.
  Mono<Admission> admit(KeyText shown) {
    return Mono.defer(() -> reading(shown.id()))
        .filter(reading -> shown.hasHash(reading.key().hash()))
        .map(this::admission)
        .switchIfEmpty(Mono.error(KeyExchange::unknown));
  }

  static InvalidBearerTokenException unknown() {
    return new InvalidBearerTokenException("This API key is not known");
  }

  /// Forgets what was read of a key.
  void forget(String id) {
    underWay.remove(id);
    readings.remove(id);
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

  private Mono<Reading> reading(String id) {
    var last = readings.get(id);
    if (last != null && age(last).compareTo(keyRefresh) < 0) {
      return Mono.just(last);
    }
    return underWay
        .computeIfAbsent(id, this::readAgain)
        .onErrorResume(failure -> lastOr(last, failure));
  }

  private Duration age(Reading reading) {
    return Duration.between(reading.at(), clock.instant());
  }

  /// One reading of a key at a time: whoever asks meanwhile gets the same. It is under way no
  /// longer when they get it.
  private Mono<Reading> readAgain(String id) {
    return Mono.fromCallable(() -> read(id))
        .subscribeOn(scheduler)
        .doOnSuccess(reading -> keep(id, reading))
        .doOnError(_ -> underWay.remove(id))
        .cache();
  }

  /// A reading that was under way when the key was to be forgotten is not kept.
  private void keep(String id, @Nullable Reading reading) {
    boolean forgotten = underWay.remove(id) == null;
    if (reading == null || forgotten) {
      readings.remove(id);
      return;
    }
    if (readings.size() >= MOST_KEPT) {
      readings.clear();
    }
    readings.put(id, reading);
  }

  private Mono<Reading> lastOr(@Nullable Reading last, Throwable failure) {
    if (last == null || age(last).compareTo(tokenLife.multipliedBy(3).dividedBy(4)) > 0) {
      return Mono.error(failure);
    }
    log.warn(
        "The store failed; key {} is taken as it last was: {}",
        last.key().id(),
        failure.toString());
    return Mono.just(last);
  }

  private @Nullable Reading read(String id) {
    Instant at = clock.instant();
    return keys.find(id).map(key -> new Reading(key, at, exchange(key, at))).orElse(null);
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
