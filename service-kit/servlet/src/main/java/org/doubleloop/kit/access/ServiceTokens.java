package org.doubleloop.kit.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.lang.Contract;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Gets tokens for the service's own calls (client credentials by private key, RFC 7523), each for
/// one organization or, for the feeds, for all; keeps each until shortly before its end, and asks
/// for one at a time. While somebody is answered whose organization's clock was moved on, a token
/// is asked for that knows so.
public final class ServiceTokens {

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /// How long a token must still live to be handed out.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_KEPT = 10_000;

  private final AccessProperties access;
  private final ClientKey key;
  private final Clock clock;
  private final RandomGenerator random;
  private final RestClient client;
  private final Map<Purpose, Slot> slots = new ConcurrentHashMap<>();

  ServiceTokens(AccessProperties access, ClientKey key, Clock clock, RandomGenerator random) {
    this.access = access;
    this.key = key;
    this.clock = clock;
    this.random = random;
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
    requests.setReadTimeout(TIMEOUT);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /// A token that is valid for at least some seconds more.
  ///
  /// @param organization an id, or [Caller#ALL_ORGANIZATIONS]
  /// @throws TokenUnavailableException when the gateway gives none
  public String tokenFor(String organization, String... scopes) {
    var ahead = Callers.onThisThread().map(Caller::ahead).orElse(Duration.ZERO);
    var purpose = new Purpose(organization, ahead, Set.of(scopes));
    if (slots.size() > MOST_KEPT) {
      slots.values().removeIf(Slot::isStale);
    }
    return slots.computeIfAbsent(purpose, _ -> new Slot()).token(purpose);
  }

  @Contract("null, _ -> false")
  private boolean lives(@Nullable Granted granted, Duration atLeast) {
    return granted != null && clock.instant().plus(atLeast).isBefore(granted.end());
  }

  private Granted fetch(Purpose purpose) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "client_credentials");
    form.add("client_assertion_type", JWT_BEARER);
    form.add("client_assertion", key.assertion(access.issuer().toString(), clock, random));
    form.add("scope", String.join(" ", new TreeSet<>(purpose.scopes())));
    form.add("organization", purpose.organization());
    var asked = clock.instant();
    try {
      var answer =
          client
              .post()
              .uri(access.tokenEndpoint())
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form)
              .retrieve()
              .body(Answer.class);
      if (answer == null || answer.token() == null || answer.seconds() <= 0) {
        throw new TokenUnavailableException("The gateway answered without a token", null);
      }
      return new Granted(answer.token(), asked.plusSeconds(answer.seconds()));
    } catch (RestClientException e) {
      throw new TokenUnavailableException("The gateway gave no token", e);
    }
  }

  private record Purpose(String organization, Duration ahead, Set<String> scopes) {}

  private record Granted(String token, Instant end) {}

  private record Answer(
      @JsonProperty("access_token") @Nullable String token,
      @JsonProperty("expires_in") long seconds) {}

  /// The token of one purpose. Who waits for a fetch takes what it brought, be it a failure.
  private final class Slot {
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Granted granted;
    private volatile int failures;

    boolean isStale() {
      return !lives(granted, MARGIN);
    }

    String token(Purpose purpose) {
      var kept = granted;
      if (lives(kept, MARGIN)) {
        return kept.token();
      }
      int known = failures;
      fetching.lock();
      try {
        kept = granted;
        if (!lives(kept, MARGIN)) {
          kept = refreshed(purpose, kept, failures > known);
          granted = kept;
        }
        return kept.token();
      } finally {
        fetching.unlock();
      }
    }

    private Granted refreshed(Purpose purpose, @Nullable Granted kept, boolean failedMeanwhile) {
      try {
        if (failedMeanwhile) {
          throw new TokenUnavailableException("The gateway gave no token a moment ago", null);
        }
        return fetch(purpose);
      } catch (TokenUnavailableException e) {
        failures = failedMeanwhile ? failures : failures + 1;
        if (lives(kept, Duration.ZERO)) {
          return kept;
        }
        throw e;
      }
    }
  }
}
