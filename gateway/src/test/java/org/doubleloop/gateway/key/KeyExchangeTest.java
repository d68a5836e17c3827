package org.doubleloop.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.kit.test.Patience.await;

import com.mongodb.MongoException;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ThrowingRunnable;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.token.Tokens;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.StoreFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class KeyExchangeTest {

  private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");

  /// What services allow clocks to differ, and the bound that is promised.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final MovableClock clock = new MovableClock(START);
  private final Random random = new Random(11);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private StoreFixture fixture;
  private ApiKeys keys;
  private KeyExchange exchange;

  @BeforeEach
  void open() {
    fixture = StoreFixture.open();
    keys = new ApiKeys(fixture.store());
    exchange = over(keys);
  }

  @AfterEach
  void close() {
    fixture.close();
    executor.close();
  }

  private KeyExchange over(ApiKeys somewhere) {
    var tokens =
        new Tokens(
            TestGateway.SIGNING_KEY,
            "http://localhost:8080",
            Duration.ofSeconds(55),
            clock,
            random);
    var organizations = new Organizations(fixture.store());
    return new KeyExchange(
        somewhere, organizations, tokens, Duration.ofSeconds(10), clock, executor);
  }

  private KeyText add(@Nullable Instant expiresAt) {
    var text = KeyText.random(random);
    keys.add(
        new ApiKey(
            text.id(),
            "main",
            "rep",
            null,
            Set.of(Scope.SUGGESTIONS),
            text.hash(),
            false,
            START,
            expiresAt,
            null,
            null));
    return text;
  }

  private String token(KeyText key) {
    return exchange.authenticate(key).blockOptional(Duration.ofSeconds(10)).orElseThrow().token();
  }

  private Optional<String> tokenIfIn(KeyText key) {
    return exchange
        .authenticate(key)
        .map(AuthenticatedCaller::token)
        .onErrorComplete(InvalidBearerTokenException.class)
        .blockOptional(Duration.ofSeconds(10));
  }

  private boolean isIn(KeyText key) {
    return tokenIfIn(key).isPresent();
  }

  /// Keys are read again beside the requests, and as time passes.
  private void untilAfterSomeSeconds(ThrowingRunnable holds) {
    await()
        .untilAsserted(() -> {
          clock.advance(Duration.ofSeconds(1));
          holds.run();
        });
  }

  private static Instant endOf(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesTheSameTokenForAWhileAndThenANewOne() {
    var key = add(null);
    var first = token(key);
    assertThat(endOf(first)).isEqualTo(START.plusSeconds(55));
    clock.advance(Duration.ofSeconds(9));
    assertThat(token(key)).isEqualTo(first);
    untilAfterSomeSeconds(() -> assertThat(token(key)).isNotEqualTo(first));
    assertThat(endOf(token(key))).isAfter(START.plusSeconds(55).plusSeconds(9));
  }

  @Test
  void neverGivesATokenThatIsAboutToEnd() {
    var key = add(null);
    for (int second = 0; second < 200; second++) {
      assertThat(endOf(token(key))).isAfter(clock.instant().plusSeconds(10));
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void opensNothingAMinuteAfterAKeyWasRevokedElsewhere() {
    var key = add(null);
    token(key);
    clock.advance(Duration.ofSeconds(3));
    var revoked = clock.instant();
    keys.revoke("main", key.id(), revoked);
    for (int second = 0; second < 90; second++) {
      var token = tokenIfIn(key);
      token.ifPresent(
          shown -> assertThat(endOf(shown).plus(SKEW)).isBeforeOrEqualTo(revoked.plus(BOUND)));
      if (second > 55) {
        assertThat(token).isEmpty();
      }
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void noticesSoonThatAKeyWasRevokedElsewhere() {
    var key = add(null);
    token(key);
    keys.revoke("main", key.id(), clock.instant());
    clock.advance(Duration.ofSeconds(10));
    untilAfterSomeSeconds(
        () -> assertThatThrownBy(() -> token(key)).hasMessage("This API key was revoked"));
  }

  @Test
  void noticesAtOnceThatAKeyWasRevokedHere() {
    var key = add(null);
    token(key);
    keys.revoke("main", key.id(), clock.instant());
    exchange.forget(key.id());
    assertThat(isIn(key)).isFalse();
  }

  @Test
  void letsNobodyInByAKeyThatHasExpiredAndNoTokenOutliveIt() {
    var key = add(START.plusSeconds(7));
    assertThat(endOf(token(key))).isEqualTo(START.plusSeconds(7));
    clock.advance(Duration.ofSeconds(7));
    assertThatThrownBy(() -> token(key)).hasMessage("This API key has expired");
  }

  @Test
  void letsNobodyInByTheIdAlone() {
    var key = add(null);
    token(key);
    var guessed = new KeyText(key.id(), KeyText.random(random).secret());
    assertThatThrownBy(() -> token(guessed)).hasMessage("This API key is not known");
    var unknown = KeyText.random(random);
    assertThatThrownBy(() -> token(unknown)).hasMessage("This API key is not known");
  }

  @Test
  void letsInAtOnceByAKeyThatWasMadeAfterItHadBeenTried() {
    var text = KeyText.random(random);
    assertThat(isIn(text)).isFalse();
    keys.add(
        new ApiKey(
            text.id(), "main", "rep", null, Set.of(), text.hash(), false, START, null, null, null));
    assertThat(isIn(text)).isTrue();
  }

  @Test
  void goesOnForAWhileWithoutItsStore() {
    var embedded = EmbeddedStore.inMemory();
    var uri = embedded.uri() + "&serverSelectionTimeoutMS=200&connectTimeoutMS=200";
    try (var store = Store.open(new StoreProperties(uri, "gateway"))) {
      keys = new ApiKeys(store);
      exchange = over(keys);
      var key = add(null);
      var first = token(key);
      embedded.close();
      clock.advance(Duration.ofSeconds(30));
      assertThat(token(key)).isEqualTo(first);
      clock.advance(Duration.ofSeconds(20));
      assertThatThrownBy(() -> token(key)).isInstanceOf(MongoException.class);
    }
  }
}
