package org.doubleloop.kit.access;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys of the issuer. They are fetched when the first token comes, and again when they
/// have grown old or a token names one that is not among them, at most once a second. Nothing waits
/// for the issuer that known keys can answer: they serve for an hour, and once they are old they
/// are fetched meanwhile.
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 64 * 1024;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final URI keySet;
  private final Clock clock;

  private volatile @Nullable Fetched fetched;
  private @Nullable Instant failedAt;

  IssuerKeys(URI keySet, Clock clock) {
    this.keySet = keySet;
    this.clock = clock;
  }

  private record Fetched(JWKSet keys, Instant at) {}

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws RemoteKeySourceException {
    var known = fetched;
    if (known == null || isPast(known.at(), USABLE)) {
      return selector.select(required(known));
    }
    var keys = selector.select(known.keys());
    if (keys.isEmpty() && isPast(known.at(), PAUSE)) {
      return selector.select(renewed(known));
    }
    if (isPast(known.at(), FRESH) && renewing.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> {
        try {
          renewed(known);
        } finally {
          renewing.set(false);
        }
      });
    }
    return keys;
  }

  private JWKSet required(@Nullable Fetched known) throws RemoteKeySourceException {
    try {
      return newerThan(known);
    } catch (IOException e) {
      throw new RemoteKeySourceException("No keys of the issuer at " + keySet, e);
    }
  }

  private JWKSet renewed(Fetched known) {
    try {
      return newerThan(known);
    } catch (IOException e) {
      log.debug("The known keys serve on: {}", e.toString());
      return known.keys();
    }
  }

  private JWKSet newerThan(@Nullable Fetched known) throws IOException {
    fetching.lock();
    try {
      var newest = fetched;
      if (newest == null || newest.equals(known)) {
        newest = new Fetched(fetch(), clock.instant());
        fetched = newest;
      }
      return newest.keys();
    } finally {
      fetching.unlock();
    }
  }

  private JWKSet fetch() throws IOException {
    if (failedAt != null && !isPast(failedAt, PAUSE)) {
      throw new IOException("The keys could not be fetched a moment ago");
    }
    try {
      return load();
    } catch (IOException e) {
      failedAt = clock.instant();
      throw e;
    }
  }

  private JWKSet load() throws IOException {
    // the client's own limit ends with the headers, and this also bounds the body
    var loading =
        http.sendAsync(
            HttpRequest.newBuilder(keySet).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      var answer = loading.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new IOException("The issuer answered " + answer.statusCode());
      }
      return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IOException("The issuer's answer is no key set", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The issuer did not answer as it should", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while fetching keys", e);
    } finally {
      loading.cancel(true);
    }
  }

  private boolean isPast(Instant since, Duration age) {
    return clock.instant().isAfter(since.plus(age));
  }
}
