package org.doubleloop.kit.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
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
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys of the issuer. They are fetched when the first token comes, and again when they
/// have grown old or a token names one that is not among them, at most twice a second. Nothing
/// waits for the issuer that known keys can answer: they serve for an hour, and once they are old
/// they are fetched meanwhile.
///
/// All that is the library's, but for its two ends. Its own front goes by the system's clock, and
/// fails where a token names an unknown key while nothing can be fetched: whoever makes up a key
/// would be told to come again. Its own retriever limits each read, and not the whole of an answer.
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 64 * 1024;

  private final JWKSetSource<SecurityContext> source;
  private final Clock clock;

  IssuerKeys(URI keySet, Clock clock) {
    this.clock = clock;
    var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    this.source =
        new RefreshAheadCachingJWKSetSource<>(
            new RateLimitedJWKSetSource<>(
                new Endpoint(client, keySet), PAUSE.toMillis(), /* eventListener= */ null),
            /* timeToLive= */ USABLE.toMillis(),
            /* cacheRefreshTimeout= */ TIMEOUT.toMillis(),
            /* refreshAheadTime= */ USABLE.minus(FRESH).toMillis(),
            /* scheduled= */ false,
            Executors.newVirtualThreadPerTaskExecutor(),
            /* shutdownExecutorOnClose= */ true,
            /* eventListener= */ null);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    var known = keys(JWKSetCacheRefreshEvaluator.noRefresh());
    var selected = selector.select(known);
    if (!selected.isEmpty()) {
      return selected;
    }
    try {
      return selector.select(keys(JWKSetCacheRefreshEvaluator.referenceComparison(known)));
    } catch (KeySourceException e) {
      log.debug("The known keys serve on: {}", e.toString());
      return selected;
    }
  }

  private JWKSet keys(JWKSetCacheRefreshEvaluator refresh) throws KeySourceException {
    return source.getJWKSet(refresh, clock.millis(), null);
  }

  /// Where the issuer shows its keys.
  private record Endpoint(HttpClient client, URI uri) implements JWKSetSource<SecurityContext> {

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws JWKSetRetrievalException {
      // the client's own limit ends with the headers, and this also bounds the body
      var loading =
          client.sendAsync(
              HttpRequest.newBuilder(uri).build(),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
      try {
        var answer = loading.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        if (answer.statusCode() != 200) {
          throw new IOException("The issuer answered " + answer.statusCode());
        }
        return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
      } catch (IOException | ParseException | ExecutionException | TimeoutException e) {
        throw new JWKSetRetrievalException("No keys of the issuer at " + uri, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JWKSetRetrievalException("Interrupted while fetching keys", e);
      } finally {
        loading.cancel(true);
      }
    }

    @Override
    public void close() {}
  }
}
